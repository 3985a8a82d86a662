using LayoutGen.Generator.Tests.Harness;

namespace LayoutGen.Generator.Tests;

/// <summary>Declared headers, and the layouts that must come of them.</summary>
public sealed class HeaderLayoutTests
{
    /// <summary>Features of the table: A and B are free, C needs A, M is modern by its number.</summary>
    private const string Features = """
        [VirtioFeatures]
        public enum F { A = 0, B = 1, [RequiresFeature(A)] C = 2, M = 50 }

        [VirtioHeader] public readonly ref partial struct Inner { public partial byte X { get; } public partial uint Y { get; } }

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
        {
            "none of some features",
            "public partial byte X { get; } [WhenNot(F.A, F.B)] public partial byte Y { get; }",
            """
            Size1 1 either order, F.A or F.B: 0:X:1
            Size2 2 either order, no feature: 0:X:1 1:Y:1
            """
        },
        {
            "any of some, without another",
            "public partial byte X { get; } [When(F.C), When(F.B), WhenNot(Feature.Version1)] public partial byte Y { get; }",
            """
            Size1 1 either order, no feature: 0:X:1
            Size2 2 either order, F.B or F.C: 0:X:1 1:Y:1
            """
        },
        {
            "a union that features choose ends with its longest member",
            """
            public partial byte X { get; } [When(F.A)] public partial uint Y { get; }
            [Overlays, WhenNot(F.A)] public partial ushort Z { get; } [When(F.A)] public partial byte W { get; }
            """,
            """
            Size3 3 either order, no feature: 0:X:1 1:Z:2
            Size6 6 either order, F.A: 0:X:1 1:Y:4 (1:Z:2) 5:W:1
            """
        },
        {
            "a union that another field chooses",
            """
            public partial GsoType K { get; } [Case(nameof(K), GsoType.None)] public partial uint Y { get; }
            [Overlays, Case(nameof(K), GsoType.Udp)] public partial byte Z { get; } public partial byte W { get; }
            """,
            "Size6 6 either order, no feature: 0:K:1 1:Y:4 1:Z:1 5:W:1"
        },
        {
            "arrays, reserved bytes and a structure; bits have no place of their own",
            """
            [FixedLength(6)] public partial Span<byte> Mac { get; } [FixedLength(3)] public partial IntegerArray<ushort> Table { get; }
            [Reserved(3)] public partial byte Gap { get; } [Reserved] public partial ushort Hole { get; }
            public partial Inner In { get; } public partial ushort W { get; } [Bits(nameof(W), 3, 4)] public partial byte Some { get; }
            """,
            "Size24 24 either order, no feature: 0:Mac:6 6:Table:6 12:Gap:3 15:Hole:2 17:In:5 22:W:2"
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

    /// <summary>What may follow it: hash, tunnel, outer header and protection come and go on their own, and keep their places.</summary>
    [Fact]
    public void NetTunnelHeader_HasTheSpecificationsLayouts()
    {
        const string Legacy = "0:Flags:1 1:GsoType:1 2:HdrLen:2 4:GsoSize:2 6:CsumStart:2 8:CsumOffset:2";
        const string Merged = $"{Legacy} 10:NumBuffers:2";
        const string Hashed = $"{Merged} 12:HashValue:4 16:HashReport:2 18:PaddingReserved:2";
        const string NotHashed = $"{Merged} (12:HashValue:4) (16:HashReport:2) (18:PaddingReserved:2)";
        const string Tunnel = "20:OuterThOffset:2 22:InnerNhOffset:2";
        const string NoTunnel = "(20:OuterThOffset:2) (22:InnerNhOffset:2)";
        const string Outer = "24:OuterNhOffset:2 (26:Security:6) 26:PaddingReserved2:6";
        const string Protected = "(24:OuterNhOffset:2) 26:Security:6 (26:PaddingReserved2:6)";
        const string Both = "24:OuterNhOffset:2 26:Security:6 (26:PaddingReserved2:6)";
        string[] expected =
        [
            $"10 either order: {Legacy}",
            $"12 either order: {Merged}",
            $"20 little-endian: {Hashed}",
            .. new[] { NotHashed, Hashed }.Select(hash => $"24 little-endian: {hash} {Tunnel}"),
            .. new[] { NotHashed, Hashed }
                .SelectMany(hash => new[] { NoTunnel, Tunnel }.Select(tunnel => $"{hash} {tunnel}"))
                .SelectMany(start => new[] { Outer, Protected, Both }.Select(end => $"32 little-endian: {start} {end}")),
        ];
        Assert.Equal(
            expected.Order(),
            Devices.NetTunnelHeader.Maps.Select(map => LayoutText.OfHeader(map)).Select(text => $"{text.Split(' ')[1]}{Order(text)}").Order());

        static string Order(string text) => $" {text.Split(' ', 3)[2].Split(',')[0]}: {text.Split(": ", 2)[1]}";
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
