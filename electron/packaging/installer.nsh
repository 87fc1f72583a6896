; Runs once electron-builder has registered the files that Docket opens, and puts quotes round the program's path:
; without them Windows would first try C:\Program.exe for a program below C:\Program Files.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Docket.Case\shell\open\command" "" `"$appExe" "%1"`
  WriteRegStr SHELL_CONTEXT "Software\Classes\Docket.Packet\shell\open\command" "" `"$appExe" "%1"`
!macroend
