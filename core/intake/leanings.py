"""How much each trait of a line speaks for the states of `core.intake.chain`, as learnt.

Each row has a trait and its weights for the head of a page, the article, islands in it, the foot.
Written by `python -m tests.data.making.learning`; change the lessons, not the table.
"""

TABLE = """
always: 0.11 -0.18 -0.07 0.14
above a day: -0.80 0.56 0.39 0.02
above a known line: -0.01 0.14 -0.11 -0.03
above paragraphs: -0.52 0.08 0.57 -0.42
above prose: -1.22 0.13 0.56 -0.15
address: -0.00 -0.99 0.07 0.93
akin 0: 0.36 -0.42 0.03 0.13
akin 1: -0.30 0.03 0.02 0.19
akin 2: -0.89 0.74 -0.75 0.42
akin 3: -0.41 0.61 -0.44 0.00
among akin lines: -0.50 0.24 0.02 0.19
among facts: -0.07 1.29 -0.67 -0.60
among figures: -0.42 0.54 -0.32 0.02
among open lines: -0.10 0.15 0.11 -0.05
among quotations: -0.33 0.43 -0.35 0.21
among sentences: -0.48 -0.03 0.08 0.27
among short lines: 0.21 0.13 -0.18 -0.14
among verse: 0.34 0.30 -0.37 -0.19
among words of pages: 0.01 -0.46 0.25 0.19
announces: -0.36 -0.17 0.14 0.43
asks: -0.31 -0.14 -0.72 0.93
at the foot: -0.64 0.54 -0.91 0.23
begins small: 0.05 0.06 0.39 -0.40
below a day: -0.37 0.12 0.19 0.01
below a known line: -0.01 -0.17 -0.20 0.29
below paragraphs: -0.00 -0.59 0.46 0.44
below prose: -0.36 -0.02 0.22 0.09
calls: -0.04 -0.56 0.18 0.41
capitals: -0.02 -0.02 0.23 -0.16
clauses: -0.10 0.92 -0.44 -0.57
common 0: -0.19 0.08 0.16 -0.13
common 1: -0.22 0.15 -0.32 0.29
common 2: -0.61 0.57 -0.25 0.06
credit: 0.73 -1.03 0.31 0.17
cut: 1.19 -1.45 0.01 0.26
dated: -0.28 -1.18 1.08 0.18
density 0: -0.03 0.02 0.68 -0.63
density 1: 0.27 -0.20 -0.51 0.35
density 2: 0.53 -0.11 -0.47 0.19
density 3: -0.76 -0.01 0.22 0.19
density 4: -0.17 -0.02 0.51 -0.30
edge to prose: -0.67 1.24 -0.76 -0.00
edge to prose, 0: -0.15 0.15 0.00 0.00
edge to prose, 1: -0.18 0.32 -0.13 -0.00
edge to prose, 2: -0.21 0.37 -0.15 -0.00
edge to prose, 3: -0.08 0.54 -0.48 -0.00
edge to prose, 4: 0.03 -0.02 -0.01 -0.00
edge to sign: 0.28 0.07 -0.55 -0.00
edge to sign, 0: 0.17 -0.17 0.00 0.00
edge to sign, 1: 0.17 -0.06 -0.11 -0.00
edge to sign, 2: 0.18 -0.04 -0.10 -0.00
edge to sign, 3: -0.00 0.62 -0.61 0.00
edge to sign, 4: -0.20 0.09 0.23 -0.00
fact: -0.42 -0.48 0.62 -0.05
few letters: -0.10 -1.44 0.52 1.05
figure: -0.49 0.06 0.30 -0.10
first: 0.16 -0.16 0.00 0.00
in a list: -0.12 -0.21 0.19 0.12
item: -0.00 -0.27 -0.51 0.78
last: 0.00 0.65 0.00 -0.65
length 0: 0.58 -1.18 0.08 0.65
length 1: 0.34 -0.40 0.10 0.02
length 2: 0.42 -0.22 -0.04 -0.01
length 3: -0.98 -0.26 0.22 0.57
length 4: -0.39 0.17 0.39 -0.20
length 5: 0.34 0.84 -1.03 -0.21
length 6: 0.00 0.67 -0.62 0.00
length 7: -0.00 0.33 -0.04 -0.29
marked: 0.45 0.00 -0.48 0.07
near 0: 0.17 0.10 -0.01 0.02
near 1: -0.24 -0.32 -0.01 0.39
near 2: 0.40 -0.13 -0.14 0.00
near 3: 0.21 -0.11 -0.11 0.04
near 4: -0.02 -0.11 -0.10 0.19
no letters: -0.81 1.45 0.11 -0.81
on top: 0.25 -0.68 0.48 -0.79
open: -0.01 0.93 -0.45 -0.47
promises: -0.05 -0.30 -0.00 0.35
prose to edge: -0.00 0.89 -0.69 -0.35
prose to edge, 0: 0.00 0.37 0.00 -0.37
prose to edge, 1: 0.00 0.15 -0.03 -0.13
prose to edge, 2: 0.00 0.75 -0.20 -0.53
prose to edge, 3: 0.00 0.11 -0.26 0.18
prose to edge, 4: 0.00 -0.16 -0.11 0.34
prose to prose: -0.09 0.63 -0.74 -0.08
prose to prose, 0: -0.00 0.23 -0.49 0.21
prose to prose, 1: -0.00 -0.40 0.42 0.02
prose to prose, 2: -0.01 0.68 -0.30 -0.46
prose to prose, 3: -0.08 0.70 -0.90 0.08
prose to prose, 4: 0.00 0.07 -0.06 -0.00
prose to sign: -0.30 0.71 -0.52 -0.11
prose to sign, 0: 0.00 0.29 -0.29 0.04
prose to sign, 1: -0.00 0.16 -0.02 -0.15
prose to sign, 2: -0.29 0.56 0.12 -0.27
prose to sign, 3: -0.00 0.31 0.08 -0.18
prose to sign, 4: -0.00 0.37 -0.55 0.13
quoted: 0.36 0.62 -0.90 -0.07
quotes the text: 0.12 -0.08 -0.83 0.88
sentences: -0.55 0.29 0.34 -0.26
short stop: -0.05 -0.00 0.11 0.09
sign: 0.32 -1.40 0.58 0.70
sign to edge: 0.00 -0.11 -0.15 0.26
sign to edge, 0: 0.00 -0.00 0.00 0.00
sign to edge, 1: 0.00 0.15 -0.02 -0.14
sign to edge, 2: 0.00 0.01 0.00 0.01
sign to edge, 3: 0.00 -0.03 0.01 0.13
sign to edge, 4: -0.00 -0.02 0.00 0.13
sign to prose: -0.57 0.76 -0.41 0.30
sign to prose, 0: -0.27 0.47 -0.45 0.29
sign to prose, 1: -0.11 -0.38 0.44 -0.00
sign to prose, 2: -0.04 0.51 -0.64 0.19
sign to prose, 3: -0.22 0.64 -0.19 -0.17
sign to prose, 4: -0.11 0.33 -0.23 -0.00
sign to sign: -0.18 0.20 -0.27 0.17
sign to sign, 0: -0.49 0.21 -0.42 0.56
sign to sign, 1: -0.08 0.28 0.03 -0.17
sign to sign, 2: 0.15 0.43 0.00 -0.46
sign to sign, 3: -0.08 -0.04 -0.19 0.29
sign to sign, 4: -0.16 0.00 -0.20 0.31
stops: 0.49 1.23 -1.51 -0.34
sure sign: 0.87 -2.20 1.16 1.02
title case: 0.27 -1.20 0.62 0.41
twice: -0.15 0.40 -0.01 -0.24
words of pages: -0.10 -0.46 0.20 0.32
"""
MOVES = (0.08, 0.16, 0.43, -0.83, -0.65, 0.62, -0.83, 0.18)
