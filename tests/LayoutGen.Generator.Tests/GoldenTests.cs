using LayoutGen.Generator.Tests.Harness;

namespace LayoutGen.Generator.Tests;

/// <summary>The whole text for a small device, as its users read it.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void Text_IsTheGoldenOne() =>
        Golden.AssertMatches(GeneratorRun.Of(File.ReadAllText(Path.Combine(Golden.Folder, "Declarations.txt"))).Files);
}
