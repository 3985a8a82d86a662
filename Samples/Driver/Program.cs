using Driver.Commands;

return DriverCommand.Run(args, Console.Out, Console.Error);
