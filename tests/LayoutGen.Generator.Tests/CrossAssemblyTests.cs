using LayoutGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Tests;

/// <summary>A packet in one project, of a header in another.</summary>
public sealed class CrossAssemblyTests
{
    private const string Library = """
        namespace Acme;

        [VirtioFeatures]
        public enum F { A = 0, [RequiresFeature(A)] C = 2, M = 50 }

        [VirtioHeader]
        public readonly ref partial struct H
        {
            public partial byte X { get; set; }
            [When(F.A)] public partial DayOfWeek Day { get; set; }
            [When(F.C), When(F.M)] public partial ushort Y { get; set; }
        }

        public partial class Outer
        {
            [VirtioHeader]
            public readonly ref partial struct Status { public partial byte Code { get; } }
        }
        """;

    private const string User = """
        [VirtioPacket]
        public readonly ref partial struct P
        {
            [DeviceReads] public partial Acme.H Header { get; }
            [DeviceWrites] public partial Acme.Outer.Status Status { get; }
        }
        """;

    private static readonly GeneratorRun s_library = GeneratorRun.Of(Sample.Compile("Library", [Library], []));

    /// <summary>The ways in which a project refers to another.</summary>
    private static readonly Dictionary<string, MetadataReference> s_references = new()
    {
        ["in an editor"] = s_library.Reference,
        ["in an editor, for another framework"] = GeneratorRun.Of(Sample.CompileForAnotherFramework("Library", Library)).Reference,
        ["as a file"] = s_library.Emitted(publicSurfaceOnly: false),
        ["in a build"] = s_library.Emitted(publicSurfaceOnly: true),
    };

    [Theory]
    [InlineData("in an editor")]
    [InlineData("in an editor, for another framework")]
    [InlineData("as a file")]
    [InlineData("in a build")]
    public void Packet_HasTheLayoutsOfAForeignHeader(string reference) => Assert.Equal(
        """
        Size2, no feature: R:Header:1 W:Status:1
        Size6, F.A: R:Header:5 W:Status:1
        Size8WithHDayHY, F.A and F.C or F.A and Feature.Version1 and F.M: R:Header:7 W:Status:1
        Size8WithHY, Feature.Version1 and F.M: R:Header:7 W:Status:1
        """,
        LayoutText.OfPacket(GeneratorRun.Of(User, s_references[reference]).Load(s_library), "P"));

    /// <summary>Private fields are in no reference, and the packet's layouts would lack their bytes.</summary>
    [Theory]
    [InlineData("public partial byte X { get; } private partial ushort Reserved { get; } public partial byte Y { get; }")]
    [InlineData("public partial byte X { get; } [When(Feature.Version1)] private partial ushort Reserved { get; }")]
    [InlineData("private partial byte X { get; } public partial byte Y { get; }")]
    public async Task HiddenField_IsReportedWhereItIsMissed(string fields)
    {
        var header = $"[VirtioHeader] public readonly ref partial struct H {{ {fields} }}";
        var library = GeneratorRun.Of(Sample.Compile("Library", [header], []));
        const string Packet = "[VirtioPacket] public readonly ref partial struct P { [DeviceReads] public partial H Header { get; } }";
        var marked = Packet.Replace("partial H ", "partial [|H|] ");
        await DeclarationCheck.Reports("LG1012", marked, library.Emitted(publicSurfaceOnly: true));
        await DeclarationCheck.Reports("LG1012", marked, library.Emitted(publicSurfaceOnly: false));
        await DeclarationCheck.Reports("", Packet, library.Reference);
    }
}
