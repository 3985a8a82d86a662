using System.Globalization;
using BenchmarkDotNet.Running;
using LayoutGen.Benchmarks;

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
else
{
    BenchmarkSwitcher.FromAssembly(typeof(DeclarationSource).Assembly).Run(args);
}
