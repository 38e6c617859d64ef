"""The program without its window: texts, alignment, library, annotations, exports."""
