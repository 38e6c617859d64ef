"""How much each trait of a line speaks for the states of `core.intake.chain`, as learnt.

Each row has a trait and its weights for the head of a page, the article, islands in it, the foot.
Written by `python -m tests.data.making.learning`; change the lessons, not the table.
"""

TABLE = """
always: 0.13 -0.19 -0.05 0.13
above a day: -0.90 0.62 0.47 0.05
above a known line: -0.05 0.09 -0.02 -0.04
above paragraphs: -0.69 0.05 0.70 -0.48
above prose: -1.22 0.17 0.46 -0.11
address: -0.00 -0.72 0.05 0.68
akin 0: 0.40 -0.45 0.00 0.15
akin 1: -0.36 0.10 0.08 0.12
akin 2: -1.13 0.76 -0.38 0.25
akin 3: -0.60 0.81 -0.53 -0.09
among akin lines: -0.43 0.30 -0.01 0.23
among facts: 0.07 1.11 -0.86 -0.38
among figures: -0.46 0.34 -0.43 0.30
among open lines: -0.35 0.26 -0.19 0.18
among quotations: -0.41 0.31 -0.13 0.19
among sentences: -0.35 -0.04 0.21 0.16
among short lines: 0.11 0.33 -0.35 -0.09
among verse: 0.24 0.34 -0.41 -0.05
among words of pages: 0.04 -0.46 0.22 0.20
announces: -0.30 -0.56 0.23 0.65
asks: -0.34 -0.25 -0.77 1.08
at the foot: -0.47 0.51 -0.94 0.25
begins small: -0.25 0.37 0.72 -0.64
below a day: -0.47 0.29 0.18 -0.06
below a known line: 0.05 -0.20 -0.20 0.30
below paragraphs: -0.00 -0.38 0.32 0.33
below prose: -0.25 -0.11 0.41 0.05
calls: -0.02 -1.45 0.51 0.94
capitals: 0.20 0.05 0.25 -0.50
clauses: -0.15 0.84 -0.45 -0.47
common 0: -0.29 0.18 0.13 -0.14
common 1: -0.20 0.15 -0.23 0.23
common 2: -0.77 0.70 -0.33 0.08
credit: 0.80 -1.27 0.48 0.40
cut: 1.33 -1.65 -0.12 0.52
dated: -0.31 -1.11 1.03 0.14
density 0: -0.07 -0.02 0.47 -0.36
density 1: 0.32 -0.23 -0.47 0.32
density 2: 0.59 -0.13 -0.45 0.18
density 3: -0.78 -0.03 0.30 0.15
density 4: -0.25 0.09 0.56 -0.44
edge to prose: -0.66 1.36 -1.02 -0.00
edge to prose, 0: -0.20 0.20 0.00 0.00
edge to prose, 1: -0.25 0.30 -0.05 -0.00
edge to prose, 2: -0.13 0.28 -0.15 -0.00
edge to prose, 3: -0.12 0.78 -0.64 0.00
edge to prose, 4: 0.12 0.07 -0.19 -0.00
edge to sign: 0.35 -0.13 -0.44 0.00
edge to sign, 0: 0.15 -0.15 0.00 0.00
edge to sign, 1: 0.10 0.01 -0.12 -0.00
edge to sign, 2: 0.27 0.01 -0.24 -0.00
edge to sign, 3: 0.07 0.48 -0.55 0.00
edge to sign, 4: -0.11 -0.13 0.41 0.00
fact: -0.50 -0.39 0.61 -0.04
few letters: 0.03 -1.51 0.67 0.94
figure: -0.36 0.24 0.30 -0.29
first: 0.20 -0.20 0.00 0.00
in a list: 0.01 -0.11 0.36 -0.19
item: -0.01 0.03 -0.52 0.49
last: 0.00 0.76 0.00 -0.76
length 0: 0.69 -1.16 0.07 0.53
length 1: 0.24 -0.44 0.21 0.02
length 2: 0.33 -0.13 -0.04 -0.03
length 3: -0.85 -0.22 0.27 0.42
length 4: -0.81 0.17 0.18 0.09
length 5: 0.24 0.88 -1.05 -0.24
length 6: -0.00 0.73 -0.75 0.09
length 7: 0.00 0.22 -0.06 -0.15
marked: 0.37 -0.08 -0.20 -0.04
near 0: 0.13 0.02 0.06 0.07
near 1: -0.20 -0.29 -0.03 0.38
near 2: 0.54 -0.14 -0.13 -0.10
near 3: 0.15 -0.02 -0.12 0.02
near 4: -0.03 -0.06 -0.11 0.17
no letters: -0.67 1.25 0.34 -0.91
on top: 0.22 -0.62 0.41 -0.81
open: -0.10 0.96 -0.26 -0.59
promises: -0.04 -0.95 0.98 0.01
prose to edge: -0.00 0.86 -0.65 -0.36
prose to edge, 0: 0.00 0.28 0.00 -0.28
prose to edge, 1: 0.00 0.15 -0.04 -0.12
prose to edge, 2: -0.00 0.73 -0.16 -0.55
prose to edge, 3: -0.00 0.18 -0.21 0.05
prose to edge, 4: -0.00 -0.14 -0.14 0.33
prose to prose: -0.19 0.55 -0.55 -0.10
prose to prose, 0: -0.00 -0.01 -0.09 0.18
prose to prose, 1: -0.00 -0.48 0.50 0.06
prose to prose, 2: -0.00 0.39 -0.11 -0.21
prose to prose, 3: -0.03 0.72 -0.94 0.01
prose to prose, 4: -0.17 1.13 -0.76 -0.28
prose to sign: -0.35 0.62 -0.72 -0.10
prose to sign, 0: 0.00 0.41 -0.49 0.10
prose to sign, 1: -0.00 0.31 0.08 -0.38
prose to sign, 2: -0.34 0.40 0.45 -0.35
prose to sign, 3: -0.00 0.57 -0.66 0.05
prose to sign, 4: -0.00 0.40 -0.60 0.11
quoted: 0.53 0.65 -1.02 -0.12
quotes the text: -0.48 -0.18 -0.71 1.38
sentences: -0.38 0.05 0.41 -0.08
short stop: -0.31 -0.01 0.16 0.16
sign: 0.27 -1.28 0.53 0.65
sign to edge: 0.00 0.29 -0.23 -0.01
sign to edge, 0: 0.00 -0.00 0.00 0.00
sign to edge, 1: 0.00 0.23 -0.01 -0.23
sign to edge, 2: -0.00 0.13 -0.02 -0.16
sign to edge, 3: 0.00 -0.10 -0.03 0.23
sign to edge, 4: 0.00 0.40 -0.01 -0.20
sign to prose: -0.49 0.62 -0.21 0.23
sign to prose, 0: -0.12 0.41 -0.37 0.20
sign to prose, 1: -0.10 -0.37 0.55 -0.11
sign to prose, 2: -0.41 0.43 -0.45 0.42
sign to prose, 3: -0.22 0.75 -0.21 -0.20
sign to sign: -0.15 0.17 -0.23 0.16
sign to sign, 0: -0.42 0.22 -0.48 0.61
sign to sign, 1: 0.00 0.24 -0.07 -0.12
sign to sign, 2: 0.08 0.36 0.06 -0.45
sign to sign, 3: 0.00 -0.03 -0.08 0.11
sign to sign, 4: -0.32 0.00 -0.20 0.38
stops: 0.40 1.21 -1.58 -0.25
sure sign: 0.92 -2.33 1.15 1.15
title case: 0.18 -0.97 0.38 0.46
twice: 0.07 0.55 -0.12 -0.47
words of pages: 0.13 -0.72 0.31 0.31
"""
MOVES = (0.11, 0.2, 0.45, -0.89, -0.76, 0.68, -0.89, 0.17)
