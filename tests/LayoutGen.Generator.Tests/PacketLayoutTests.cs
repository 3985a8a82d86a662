using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests;

/// <summary>Declared packets, and the layouts that must come of them.</summary>
public sealed class PacketLayoutTests
{
    private const string Headers = """
        [VirtioFeatures]
        public enum F { A = 0, B = 1, [RequiresFeature(A)] C = 2, M = 50 }

        [VirtioHeader]
        public readonly ref partial struct Command { public partial uint Code { get; } [When(F.A)] public partial ushort Extra { get; } }

        [VirtioHeader]
        public readonly ref partial struct Reply { public partial uint Code { get; } [When(F.B)] public partial ushort Extra { get; } }

        [VirtioHeader]
        public readonly ref partial struct Late { public partial byte Code { get; } [When(F.C)] public partial byte Extra { get; } }

        [VirtioHeader]
        public readonly ref partial struct Status { public partial byte Code { get; } }

        """;

    public static TheoryData<string, string, string> Packets => new()
    {
        {
            "a payload alone, as of an entropy device",
            "[DeviceWrites, MinimumSize(1)] public partial Payload Noise { get; }",
            "Size0, no feature: W:Noise:0"
        },
        {
            "command, payload and status",
            """
            [DeviceReads] public partial Command Command { get; }
            [DeviceReads] public partial Payload Data { get; }
            [DeviceWrites] public partial Status Status { get; }
            """,
            """
            Size5, no feature: R:Command:4 R:Data:0 W:Status:1
            Size7, F.A: R:Command:6 R:Data:0 W:Status:1
            """
        },
        {
            "payloads of both directions, each last of its own",
            """
            [DeviceReads] public partial Status Command { get; }
            [DeviceReads] public partial Payload In { get; }
            [DeviceWrites] public partial Status Status { get; }
            [DeviceWrites] public partial Payload Out { get; }
            """,
            "Size1, no feature: R:Command:1 R:In:0 W:Status:1 W:Out:0"
        },
        {
            "two headers whose conditions are independent, and whose layouts may be equally large",
            "[DeviceReads] public partial Command Command { get; } [DeviceWrites] public partial Reply Reply { get; }",
            """
            Size8, no feature: R:Command:4 W:Reply:4
            Size10WithCommandExtra, F.A: R:Command:6 W:Reply:4
            Size10WithReplyExtra, F.B: R:Command:4 W:Reply:6
            Size12, F.A and F.B: R:Command:6 W:Reply:6
            """
        },
        {
            "two headers, one of which asks for what a feature of the other requires",
            "[DeviceReads] public partial Command Command { get; } [DeviceReads] public partial Late Late { get; }",
            """
            Size5, no feature: R:Command:4 R:Late:1
            Size7, F.A: R:Command:6 R:Late:1
            Size8, F.A and F.C: R:Command:6 R:Late:2
            """
        },
        {
            "one header in two places",
            "[DeviceReads] public partial Status First { get; } [DeviceWrites] public partial Status Second { get; }",
            "Size1, no feature: R:First:1 W:Second:1"
        },
    };

    [Theory, MemberData(nameof(Packets))]
    public void Packet_HasLayouts(string name, string parts, string layouts)
    {
        var run = GeneratorRun.Of($$"""
            {{Headers}}
            [VirtioPacket]
            public readonly ref partial struct P { {{parts}} }
            """);
        Assert.True(layouts == LayoutText.OfPacket(run.Load(), "P"), $"{name}:\n{LayoutText.OfPacket(run.Load(), "P")}");
    }

    [Theory]
    [InlineData("P", "{0}")]
    [InlineData("Acme.P", "namespace Acme {{ {0} }}")]
    [InlineData("Acme.Outer+P", "namespace Acme {{ internal static partial class Outer {{ {0} }} }}")]
    public void Packet_CanStandAnywhere(string name, string place)
    {
        const string Packet = "[VirtioPacket] public readonly ref partial struct P { [DeviceReads] public partial Status Status { get; } }";
        var run = GeneratorRun.Of(Headers + string.Format(null, place, Packet));
        Assert.Equal("Size1, no feature: R:Status:1", LayoutText.OfPacket(run.Load(), name));
    }

    /// <summary>What is negotiated, by which specification, and the payload that a buffer must hold.</summary>
    [Theory]
    [InlineData(0x0, SpecificationVersion.Virtio14, 100)]
    [InlineData(0x1, SpecificationVersion.Virtio13, 200)]
    [InlineData(0x1, SpecificationVersion.Virtio14, 220)]
    [InlineData(0x2, SpecificationVersion.Virtio14, 100)]
    [InlineData(0x3, SpecificationVersion.Virtio10, 300)]
    [InlineData(0x7, SpecificationVersion.Virtio14, 300)]
    [InlineData(0x4_0000_0000_0003, SpecificationVersion.Virtio14, 0)]
    public void Payload_HasTheLargestMinimumThatCounts(ulong features, SpecificationVersion specification, int bytes)
    {
        const string Packet = """
            [VirtioPacket]
            public readonly ref partial struct P
            {
                [DeviceReads] public partial Status Status { get; }
                [DeviceReads, MinimumSize(100), MinimumSize(200, F.A), MinimumSize(220, F.A, Since = SpecificationVersion.Virtio14)]
                [MinimumSize(300, F.B, F.A), MinimumSize(0, F.M)] public partial Payload Data { get; }
            }
            """;
        var part = LayoutText.Maps<PacketMap>(GeneratorRun.Of(Headers + Packet).Load(), "P")[0].Shape.Parts[1];
        Assert.Equal(bytes, part.MinimumWith(new(features), specification));
    }
}
