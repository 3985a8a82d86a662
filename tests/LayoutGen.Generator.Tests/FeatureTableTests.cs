using System.Reflection;
using LayoutGen.Generator.Tests.Harness;

namespace LayoutGen.Generator.Tests;

/// <summary>Enums of features, and their tables.</summary>
public sealed class FeatureTableTests
{
    [Fact]
    public void Table_HasNumbersNamesAndRequirements()
    {
        var assembly = GeneratorRun.Of("""
            namespace Acme;

            [VirtioFeatures]
            public enum F
            {
                A = 0,
                [RequiresFeature(A, Feature.AnyLayout), RequiresFeature(Old)] B = 1,
                Old = 24 - 1,
                [RequiresFeature(A)] Modern = 50,
                Last = 127,
            }
            """).Load();
        Assert.Equal(
            [
                "0 F.A: ",
                "1 F.B: 0x0000000008000001 0x0000000000800000",
                "23 F.Old: ",
                "50 F.Modern: 0x0000000100000001",
                "127 F.Last: 0x0000000100000000",
            ],
            Table(assembly, "Acme.FExtensions").Features
                .Where(feature => feature.Name.StartsWith("F.", StringComparison.Ordinal))
                .Select(feature => $"{feature.Number} {feature.Name}: {string.Join(' ', feature.Requirements)}"));
    }

    [Fact]
    public void Table_IncludesTheFeaturesThatAllDevicesShare()
    {
        var assembly = GeneratorRun.Of("[VirtioFeatures] public enum F { A = 0 }").Load();
        Assert.Equal(
            ["F.A", .. Feature.Table.Features.Select(feature => feature.Name)],
            Table(assembly, "FExtensions").Features.Select(feature => feature.Name));
    }

    /// <summary>An enum may be nested, and its table then stands beside the outermost type; one that is private there needs none.</summary>
    [Theory]
    [InlineData("public class Outer { [VirtioFeatures] public enum F { A } }", "OuterFExtensions", true)]
    [InlineData("public class Outer { public struct Inner { [VirtioFeatures] internal enum F { A } } }", "OuterInnerFExtensions", false)]
    [InlineData("internal class Outer { [VirtioFeatures] public enum F { A } }", "OuterFExtensions", false)]
    [InlineData("namespace Acme { public class Outer { [VirtioFeatures] public enum F { A } } }", "Acme.OuterFExtensions", true)]
    [InlineData("public class Outer { [VirtioFeatures] private enum F { A } }", null, false)]
    [InlineData("public class Outer<T> { [VirtioFeatures] public enum F { A } }", null, false)]
    public void NestedEnum_HasItsTableInTheNamespace(string source, string? name, bool isPublic)
    {
        var tables = GeneratorRun.Of(source).Load().GetTypes()
            .Where(type => type.Name.EndsWith("Extensions", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(name, tables.SingleOrDefault()?.FullName);
        Assert.All(tables, table => Assert.Equal(isPublic, table.IsPublic));
    }

    private static FeatureTable Table(Assembly assembly, string type) =>
        assembly.GetType(type, throwOnError: true)!.GetMethod("get_Table")!.CreateDelegate<Func<FeatureTable>>()();
}
