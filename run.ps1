# ./run for Windows: set up what is missing, then open the window on the sample article;
# `./run.ps1 test` runs the checks, `./run.ps1 hexapla ARGS...` the command line.
# Not tried on a Windows machine yet. Start it with: powershell -ExecutionPolicy Bypass -File run.ps1
$ErrorActionPreference = "Stop"

$root = $PSScriptRoot
$venv = Join-Path $root ".venv"
$python = Join-Path $venv "Scripts/python.exe"
$hexapla = Join-Path $venv "Scripts/hexapla.exe"
$probe = "import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))"

function Invoke-Step {
    & $args[0] @($args | Select-Object -Skip 1)
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

function Find-Python {
    foreach ($candidate in @("py -3", "py -3.14", "py -3.13", "py -3.12", "py -3.11", "python")) {
        $words = $candidate.Split(" ")
        if (-not (Get-Command $words[0] -ErrorAction SilentlyContinue)) { continue }
        & $words[0] @($words | Select-Object -Skip 1) -c $probe 2>$null
        if ($LASTEXITCODE -eq 0) { return , $words }
    }
    Write-Error "Hexapla needs Python 3.11 to 3.14; none was found."
}

function Get-Mark([string] $lock) {
    $sums = foreach ($file in @("pyproject.toml", $lock)) {
        (Get-FileHash (Join-Path $root $file)).Hash
    }
    return "$root $sums"
}

function Get-Tools([string] $lock) {
    # The lock's lines for pip and setuptools, which have to be there before the others.
    $tool = $false
    foreach ($line in Get-Content (Join-Path $root $lock)) {
        if ($line -notmatch "^ ") { $tool = $line -match "^(pip|setuptools)==" }
        if ($tool) { $line }
    }
}

function Install-Hexapla([string] $lock) {
    $mark = Join-Path $venv "made-from-$lock"
    if ((Test-Path $mark) -and (Get-Content $mark) -eq (Get-Mark $lock)) { return }
    if (-not (Test-Path $python)) { Invoke-Step @(Find-Python) -m venv $venv }
    $pip = @($python, "-m", "pip", "install", "--quiet", "--no-build-isolation")
    $tools = Join-Path $venv "tools.lock"
    Get-Tools $lock | Set-Content $tools
    Invoke-Step @pip --require-hashes --no-deps -r $tools
    Invoke-Step @pip --require-hashes -r (Join-Path $root $lock)
    Invoke-Step @pip --no-deps --editable $root
    Set-Content $mark (Get-Mark $lock)
}

function Open-Sample {
    Remove-Item Env:HEXAPLA_LIBRARY -ErrorAction SilentlyContinue
    $library = Join-Path $root "out/sample.hexapla"
    New-Item -ItemType Directory -Force (Join-Path $root "out") | Out-Null
    $form = if (Test-Path $library) { "open" } else { "demo" }
    Invoke-Step $hexapla $form --library $library
}

function Test-Everything {
    $env:QT_QPA_PLATFORM = "offscreen"
    $env:PATH = (Join-Path $venv "Scripts") + ";" + $env:PATH
    Invoke-Step ruff format --check .
    Invoke-Step ruff check .
    Invoke-Step mypy
    Invoke-Step lint-imports
    Invoke-Step bandit --quiet --recursive --configfile pyproject.toml core gui resources
    Invoke-Step pytest -n auto --dist loadfile tests/unit tests/widgets
    Invoke-Step pytest tests/e2e tests/benchmarks
}

$form = if ($args.Count) { $args[0] } else { "start" }
$rest = @($args | Select-Object -Skip 1)
switch ($form) {
    "start" { Install-Hexapla "requirements.lock"; Open-Sample }
    "hexapla" { Install-Hexapla "requirements.lock"; Invoke-Step $hexapla @rest }
    "test" { Install-Hexapla "requirements-dev.lock"; Push-Location $root; Test-Everything }
    default { Write-Output "./run.ps1 [test | hexapla ARGS...]"; exit 2 }
}
