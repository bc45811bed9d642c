@echo off
rem Freezes escalog on Windows into dist\escalog and tries it out. Run it from anywhere.
setlocal
cd /d "%~dp0\..\.."

where py >nul 2>nul || (echo escalog needs Python 3.11 or later from python.org, and none was found. & exit /b 1)
if not exist .venv\Scripts\python.exe py -3 -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --quiet --require-hashes -r packaging\locks\dev.txt || exit /b 1
.venv\Scripts\python -m pip install --quiet --no-deps --no-build-isolation -e . || exit /b 1
.venv\Scripts\pyinstaller --noconfirm --clean escalog.spec || exit /b 1
.venv\Scripts\python packaging\smoke_test.py dist\escalog || exit /b 1
echo dist\escalog is ready.
