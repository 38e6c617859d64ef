import platform
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.alignment.neural import compiled_model
from core.alignment.neural.embedder import ModelRefused
from core.alignment.neural.models import load

ENGLISH = ["the boat in the harbour", "rain at night", "bread", "a letter , a song , a river"]
INDONESIAN = ["perahu di pelabuhan", "hujan malam", "roti", "surat lagu sungai"]


def test_an_engine_is_compiled_from_its_source_and_run(compiled_folder: Path, tmp_path: Path):
    vectors = load(compiled_folder, scratch=tmp_path / "built").embed(ENGLISH)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_an_engine_is_compiled_once(compiled_folder: Path, tmp_path: Path, monkeypatch):
    load(compiled_folder, scratch=tmp_path)
    monkeypatch.setattr(subprocess, "run", pytest.fail)
    assert load(compiled_folder, scratch=tmp_path).embed(ENGLISH).shape == (4, 32)


def test_a_binary_made_for_another_system_is_passed_over(compiled_folder: Path, tmp_path: Path):
    (compiled_folder / "_engine.so").write_bytes(b"not for this computer")
    assert load(compiled_folder, scratch=tmp_path).embed(["bread"]).shape == (1, 32)


def test_a_binary_for_newer_processors_is_not_run(compiled_folder: Path, tmp_path, monkeypatch):
    (compiled_folder / "_engine.so").write_bytes(b"")
    monkeypatch.setattr(compiled_model, "_has_its_instructions", lambda: False)
    assert load(compiled_folder, scratch=tmp_path).embed(["bread"]).shape == (1, 32)


def test_source_that_does_not_compile_is_refused_with_the_reason(compiled_folder: Path, tmp_path):
    (compiled_folder / "e5.c").write_text("not C", encoding="utf-8")
    with pytest.raises(ModelRefused, match="could not be compiled"):
        load(compiled_folder, scratch=tmp_path)


def test_weights_that_are_cut_short_are_refused(compiled_folder: Path, tmp_path: Path):
    (compiled_folder / "e5-small-q4.bin").write_bytes(b"\1")
    with pytest.raises(ModelRefused, match="not a model"):
        load(compiled_folder, scratch=tmp_path)


def test_a_nul_in_a_text_does_not_end_it(compiled_folder: Path, tmp_path: Path):
    model = load(compiled_folder, scratch=tmp_path)
    np.testing.assert_array_equal(model.embed(["rain\0night"]), model.embed(["rain night"]))


def test_an_installed_package_is_found_by_its_name(compiled_folder: Path, tmp_path, monkeypatch):
    (compiled_folder / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.syspath_prepend(str(compiled_folder.parent))
    assert load("smallmodel", scratch=tmp_path).embed(["bread"]).shape == (1, 32)


def test_a_folder_without_a_model_does_not_hide_a_package_of_its_name(
    compiled_folder: Path, tmp_path, monkeypatch
):
    (compiled_folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(compiled_folder.parent))
    (tmp_path / "work" / "smallmodel").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    assert load("smallmodel", scratch=tmp_path).embed(["bread"]).shape == (1, 32)


def test_other_weights_have_another_name(compiled_folder: Path, tmp_path: Path):
    first = load(compiled_folder, scratch=tmp_path).name
    weights = compiled_folder / "e5-small-q4.bin"
    weights.write_bytes(weights.read_bytes()[:-1] + b"\0")
    assert load(compiled_folder, scratch=tmp_path).name != first


@pytest.mark.parametrize("name", ["no-such-model", "no/such/folder", "~nobody/model", "", "core"])
def test_what_is_no_model_is_refused_in_plain_words(name: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelRefused, match="give a folder with an ONNX model"):
        load(name)


def test_a_folder_without_a_model_is_refused(tmp_path: Path):
    with pytest.raises(ModelRefused, match="no sentence model was found"):
        load(tmp_path)


def test_a_name_that_the_system_refuses_is_refused_in_plain_words():
    with pytest.raises(ModelRefused, match="can't be read"):
        load("m" * 5000)


def test_an_onnx_model_gives_a_sentence_and_its_translation_one_direction(onnx_folder: Path):
    model = load(onnx_folder)
    likeness = model.embed(ENGLISH) @ model.embed(INDONESIAN).T
    assert list(likeness.argmax(axis=1)) == [0, 1, 2, 3]


def test_what_a_text_is_batched_with_changes_nothing(onnx_folder: Path):
    model = load(onnx_folder)
    alone = np.concatenate([model.embed([text]) for text in ENGLISH])
    np.testing.assert_allclose(model.embed(ENGLISH), alone, atol=1e-5)


def test_the_pooling_that_a_folder_names_is_used(onnx_folder: Path):
    averaged = load(onnx_folder).embed(["bread song"])
    (onnx_folder / "1_Pooling").mkdir()
    (onnx_folder / "1_Pooling" / "config.json").write_text('{"pooling_mode_cls_token": true}')
    first = load(onnx_folder)
    np.testing.assert_allclose(first.embed(["bread song"]), first.embed(["bread"]), atol=1e-5)
    assert not np.allclose(averaged, first.embed(["bread song"]))


def test_the_prompt_that_a_folder_names_stands_before_each_text(onnx_folder: Path):
    plain = load(onnx_folder).embed(["rain bread"])
    said = '{"prompts": {"bitext": "rain "}, "default_prompt_name": "bitext"}'
    (onnx_folder / "config_sentence_transformers.json").write_text(said)
    np.testing.assert_allclose(load(onnx_folder).embed(["bread"]), plain, atol=1e-5)


def test_a_damaged_graph_is_refused(onnx_folder: Path):
    (onnx_folder / "onnx" / "model.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelRefused, match="can't be read"):
        load(onnx_folder)


def test_without_the_extra_the_refusal_says_how_to_get_it(tmp_path: Path, monkeypatch):
    (tmp_path / "model.onnx").touch()
    (tmp_path / "tokenizer.json").touch()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelRefused, match=r"hexapla\[neural\]"):
        load(tmp_path)


def test_a_torch_folder_without_its_library_says_what_to_do(tmp_path: Path, monkeypatch):
    (tmp_path / "modules.json").touch()
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelRefused, match="export it to ONNX"):
        load(tmp_path)


def test_a_folder_of_sentence_transformers_is_run_by_its_library(torch_folder: Path):
    model = load(torch_folder)
    likeness = model.embed(ENGLISH) @ model.embed(INDONESIAN).T
    assert list(likeness.argmax(axis=1)) == [0, 1, 2, 3]


def test_aligning_loads_no_model_library_unless_asked():
    look = (
        "import sys\nfrom core.alignment import align\n"
        "align(['Rain fell.', 'Night came.'], ['Hujan turun.', 'Malam tiba.'])\n"
        "bad = {'onnxruntime', 'tokenizers', 'sentence_transformers', 'torch'} & set(sys.modules)\n"
        "print(sorted(bad | {name for name in sys.modules if 'alignment.neural' in name}))"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(platform.system() != "Linux", reason="reads /proc")
def test_the_instructions_of_the_processor_are_looked_up():
    if platform.machine() == "x86_64":
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        assert compiled_model._has_its_instructions() == ("avx2" in flags)


def test_a_compiled_engine_leaves_small_numbers_alone(compiled_folder: Path, tmp_path: Path):
    load(compiled_folder, scratch=tmp_path / "built").embed(ENGLISH)
    smallest = np.array([5e-324])
    assert (smallest * 1.0)[0] > 0.0
