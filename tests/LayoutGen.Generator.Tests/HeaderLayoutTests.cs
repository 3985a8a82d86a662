using LayoutGen.Generator.Tests.Harness;

namespace LayoutGen.Generator.Tests;

/// <summary>Declared headers, and the layouts that must come of them.</summary>
public sealed class HeaderLayoutTests
{
    /// <summary>Features of the table: A and B are free, C needs A, M is modern by its number.</summary>
    private const string Features = """
        [VirtioFeatures]
        public enum F { A = 0, B = 1, [RequiresFeature(A)] C = 2, M = 50 }

        """;

    public static TheoryData<string, string, string> Headers => new()
    {
        {
            "a field that always exists",
            "public partial uint X { get; set; }",
            "Size4 4 either order, no feature: 0:X:4"
        },
        {
            "one condition",
            "public partial byte X { get; } [When(F.A)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 either order, F.A: 0:X:1 1:Y:1
            """
        },
        {
            "all of some features",
            "public partial byte X { get; } [When(F.A, F.B)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 either order, F.A and F.B: 0:X:1 1:Y:1
            """
        },
        {
            "any of some features",
            "public partial byte X { get; } [When(F.A), When(F.B)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 either order, F.A or F.B: 0:X:1 1:Y:1
            """
        },
        {
            "an absent field keeps its bytes where a later one exists",
            "public partial byte X { get; } [When(F.A)] public partial ushort Y { get; } [When(F.B)] public partial byte Z { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size3 3 either order, F.A: 0:X:1 1:Y:2
            Size4WithZ 4 either order, F.B: 0:X:1 (1:Y:2) 3:Z:1
            Size4WithYZ 4 either order, F.A and F.B: 0:X:1 1:Y:2 3:Z:1
            """
        },
        {
            "an absent field before one that always exists",
            "[When(F.A)] public partial byte X { get; } public partial byte Y { get; }",
            """
            Size2Bare 2 either order, no feature: (0:X:1) 1:Y:1
            Size2WithX 2 either order, F.A: 0:X:1 1:Y:1
            """
        },
        {
            "C cannot be negotiated without A, so Z never exists without Y",
            "public partial byte X { get; } [When(F.A)] public partial byte Y { get; } [When(F.C)] public partial byte Z { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 either order, F.A: 0:X:1 1:Y:1
            Size3 3 either order, F.A and F.C: 0:X:1 1:Y:1 2:Z:1
            """
        },
        {
            "what C requires is no concern of a header that does not ask for it",
            "public partial byte X { get; } [When(F.C)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 either order, F.C: 0:X:1 1:Y:1
            """
        },
        {
            "a legacy interface has no bit 50, so a layout with it is never big-endian",
            "public partial byte X { get; } [When(F.M)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 little-endian, Feature.Version1 and F.M: 0:X:1 1:Y:1
            """
        },
        {
            "a modern layout by its condition",
            "public partial byte X { get; } [When(Feature.Version1)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 little-endian, Feature.Version1: 0:X:1 1:Y:1
            """
        },
        {
            "integers of every size and sign, and enums, unaligned",
            """
            public partial byte A { get; } public partial ulong B { get; } public partial sbyte C { get; }
            public partial long D { get; } public partial short E { get; } public partial int F { get; }
            public partial DayOfWeek G { get; } public partial GsoType T { get; }
            """,
            "Size29 29 either order, no feature: 0:A:1 1:B:8 9:C:1 10:D:8 18:E:2 20:F:4 24:G:4 28:T:1"
        },
    };

    [Theory, MemberData(nameof(Headers))]
    public void Header_HasLayouts(string name, string fields, string layouts)
    {
        var run = GeneratorRun.Of($$"""
            {{Features}}
            [VirtioHeader]
            public readonly ref partial struct H { {{fields}} }
            """);
        Assert.True(layouts == LayoutText.OfHeader(run.Load(), "H"), $"{name}:\n{LayoutText.OfHeader(run.Load(), "H")}");
    }

    /// <summary>struct virtio_net_hdr and its successors, declared as the runtime library declares them (virtio 1.4, 5.1.9).</summary>
    [Fact]
    public void NetHeader_HasTheSpecificationsLayouts()
    {
        const string Legacy = "0:Flags:1 1:GsoType:1 2:HdrLen:2 4:GsoSize:2 6:CsumStart:2 8:CsumOffset:2";
        const string Merged = $"{Legacy} 10:NumBuffers:2";
        const string Hashed = $"{Merged} 12:HashValue:4 16:HashReport:2 18:PaddingReserved:2";
        Assert.Equal(
            $"""
            Size10 10 either order, no feature: {Legacy}
            Size12 12 either order, NetFeature.MrgRxBuf or Feature.Version1: {Merged}
            Size20 20 little-endian, Feature.Version1 and NetFeature.HashReport: {Hashed}
            """,
            LayoutText.OfHeader(typeof(Devices.NetHeader).Assembly, "LayoutGen.Devices.NetHeader"));
    }

    [Theory]
    [InlineData("H", "{0}")]
    [InlineData("Acme.H", "namespace Acme {{ {0} }}")]
    [InlineData("Acme.Wire.H", "namespace Acme.Wire; {0}")]
    [InlineData("Outer+H", "public static partial class Outer {{ {0} }}")]
    [InlineData("Acme.Outer+Inner+H", "namespace Acme; internal partial struct Outer {{ public partial interface Inner {{ {0} }} }}")]
    [InlineData("Acme.Outer+H", "namespace Acme; public abstract partial record Outer {{ {0} }}")]
    public void Header_CanStandAnywhere(string name, string place)
    {
        const string Header = "[VirtioHeader] {1} readonly ref partial struct H {{ public partial byte X {{ get; set; }} }}";
        foreach (var accessibility in new[] { "public", "internal" })
        {
            var run = GeneratorRun.Of(string.Format(null, place, string.Format(null, Header, "", accessibility)));
            Assert.Equal("Size1 1 either order, no feature: 0:X:1", LayoutText.OfHeader(run.Load(), name));
        }
    }
}
