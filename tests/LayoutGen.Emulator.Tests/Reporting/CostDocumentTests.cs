using Emulator.Reporting;
using LayoutGen.Emulator.Tests.Commands;
using LayoutGen.Tests;

namespace LayoutGen.Emulator.Tests.Reporting;

public sealed class CostDocumentTests
{
    /// <summary>If this fails: <c>dotnet run --project Samples/Emulator -- cost report docs</c>.</summary>
    [Fact]
    public void The_page_in_the_documentation_is_what_the_program_writes()
    {
        using var program = new CommandLine();

        Assert.Equal(0, program.Run("cost", "report", program.PathOf(".")));

        Assert.Equal(File.ReadAllText(RepositoryFiles.Path("docs/cost.md")), File.ReadAllText(program.PathOf(CostDocument.FileName)));
        Assert.Equal(Png.SizeOf(RepositoryFiles.Path("docs/cost.png")), Png.SizeOf(program.PathOf(CostDocument.PictureName)));
    }
}
