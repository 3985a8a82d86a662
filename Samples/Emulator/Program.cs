using Emulator.Commands;

return EmulatorCommand.Run(args, Console.Out, Console.Error);
