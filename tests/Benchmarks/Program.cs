using System.Globalization;
using BenchmarkDotNet.Running;
using LayoutGen.Benchmarks;
using LayoutGen.Benchmarks.Generators;
using LayoutGen.Benchmarks.Rings;

if (args is ["declare", var kind, var pairs])
{
    var count = int.Parse(pairs, CultureInfo.InvariantCulture);
    Console.Write(kind switch
    {
        "layoutgen" => DeclarationSource.Declared(count),
        "layoutgen-plain" => DeclarationSource.Plain(count),
        "json" => DeclarationSource.Json(count),
        _ => DeclarationSource.JsonPlain(count),
    });
}
else if (args is ["generators", "first", var generator, var types])
{
    GeneratorRuns.ReportFirst(generator, int.Parse(types, CultureInfo.InvariantCulture));
}
else if (args is ["generators", "floor", .. var floorOptions])
{
    GeneratorRuns.ReportFloor(Rounds(floorOptions));
}
else if (args is ["generators", .. var options])
{
    GeneratorRuns.Report(Rounds(options));
}
else if (args is ["rings", .. var choices])
{
    return RingsCommand.Run(choices);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(DeclarationSource).Assembly).Run(args);
}

return 0;

static int Rounds(string[] options) => options is [var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 15;
