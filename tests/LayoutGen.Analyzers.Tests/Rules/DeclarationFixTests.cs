using LayoutGen.Analyzers.Rules;
using LayoutGen.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace LayoutGen.Analyzers.Tests.Rules;

/// <summary>Wrong declarations, and what the fixes make of them; the same text where there is nothing to do by rote.</summary>
public sealed class DeclarationFixTests
{
    private const string Header = "[VirtioHeader] public readonly ref partial struct Header { public partial byte X { get; } }";

    [Theory]
    [InlineData("LG1001", "public readonly ref struct [|H|]", "public readonly ref partial struct H")]
    [InlineData("LG1002", "public partial struct [|H|]", "public readonly ref partial struct H")]
    [InlineData("LG1002", "public ref partial struct [|H|]", "public readonly ref partial struct H")]
    [InlineData("LG1002", "public readonly ref partial struct [|H|]<T>", null)]
    public Task Modifiers(string id, string before, string? after) =>
        Fixes<ModifierCodeFix>(id, WithField(before), after is null ? null : WithField(after));

    [Fact]
    public Task Modifiers_OfTheTypeAround() => Fixes<ModifierCodeFix>(
        "LG1001", $"class [|Outer|] {{ {Header} }}", $"partial class Outer {{ {Header} }}");

    [Theory]
    [InlineData("LG1013", "public partial byte [|X|] { get; init; }", "public partial byte X { get; set; }")]
    [InlineData(
        "LG1013",
        "public partial byte Y { get; } public partial byte [|X|] { set; }",
        "public partial byte Y { get; } public partial byte X { get; set; }")]
    [InlineData(
        "LG1013",
        "public partial byte Y { get; } [Reserved] public partial byte [|X|] { get; set; }",
        "public partial byte Y { get; } [Reserved] public partial byte X { get; }")]
    [InlineData(
        "LG1013",
        "public partial byte Y { get; } [FixedLength(2)] public partial Span<byte> [|X|] { get; set; }",
        "public partial byte Y { get; } [FixedLength(2)] public partial Span<byte> X { get; }")]
    [InlineData("LG1013", "public partial byte [|Size|] { get; set; }", null)]
    [InlineData(
        "LG1024",
        "public partial byte Y { get; } [FixedLength(2)] public partial [|Span<uint>|] X { get; }",
        "public partial byte Y { get; } [FixedLength(2)] public partial LayoutGen.Layouts.IntegerArray<uint> X { get; }")]
    [InlineData(
        "LG1024",
        "public partial byte Y { get; } [FixedLength(2)] public partial [|short[]|] X { get; }",
        "public partial byte Y { get; } [FixedLength(2)] public partial LayoutGen.Layouts.IntegerArray<short> X { get; }")]
    public Task Fields(string id, string before, string? after) =>
        Fixes<ReplacementCodeFix>(id, InHeader(before), after is null ? null : InHeader(after));

    [Theory]
    [InlineData("[|Size = 3|]", "Size = 2")]
    [InlineData("[|Size = 1 + 2|]", "Size = 2")]
    public Task DeclaredSize(string before, string after) => Fixes<ReplacementCodeFix>(
        "LG1014",
        $"[VirtioHeader({before})] public readonly ref partial struct H {{ public partial ushort X {{ get; }} }}",
        $"[VirtioHeader({after})] public readonly ref partial struct H {{ public partial ushort X {{ get; }} }}");

    [Theory]
    [InlineData(
        "LG1004",
        "[DeviceWrites] public partial Header A { get; } [DeviceReads] public partial Payload [|B|] { get; }",
        "[DeviceReads] public partial Payload B { get; } [DeviceWrites] public partial Header A { get; }")]
    [InlineData(
        "LG1006",
        "[DeviceReads] public partial Payload [|A|] { get; } [DeviceReads] public partial Header B { get; }",
        "[DeviceReads] public partial Header B { get; } [DeviceReads] public partial Payload A { get; }")]
    [InlineData("LG1006", "[DeviceReads] public partial Payload [|A|] { get; } [DeviceReads] public partial Payload B { get; }", null)]
    public Task Parts(string id, string before, string? after) =>
        Fixes<PartOrderCodeFix>(id, InPacket(before), after is null ? null : InPacket(after));

    [Fact]
    public Task Parts_TakeTheirCommentsAlong() => Fixes<PartOrderCodeFix>(
        "LG1004",
        InPacket("""

                /// <summary>How it went.</summary>
                [DeviceWrites]
                public partial Header Status { get; } // Last.

                public static int Version => 1;

                /// <summary>What to do.</summary>
                [DeviceReads]
                public partial Header [|Command|] { get; }

            """),
        InPacket("""

                /// <summary>What to do.</summary>
                [DeviceReads]
                public partial Header Command { get; }

                public static int Version => 1;

                /// <summary>How it went.</summary>
                [DeviceWrites]
                public partial Header Status { get; } // Last.

            """));

    [Theory]
    [InlineData(
        "LG1022",
        "[DeviceReads, MinimumSize([|12|])] public partial Header X { get; }",
        "[DeviceReads] public partial Header X { get; }")]
    [InlineData(
        "LG1022",
        "[DeviceReads] [MinimumSize([|-1|])] public partial Payload X { get; }",
        "[DeviceReads] public partial Payload X { get; }")]
    public Task Minimum(string id, string before, string after) => Fixes<RemoveAttributeCodeFix>(id, InPacket(before), InPacket(after));

    [Fact]
    public Task UselessAttribute_LeavesTheComment() => Fixes<RemoveAttributeCodeFix>(
        "LG1023",
        """
        [VirtioHeader]
        public readonly ref partial struct H
        {
            /// <summary>A byte.</summary>
            [[|FixedByteOrder(LayoutGen.Memory.ByteOrder.BigEndian)|]]
            public partial byte X { get; }
        }
        """,
        """
        [VirtioHeader]
        public readonly ref partial struct H
        {
            /// <summary>A byte.</summary>
            public partial byte X { get; }
        }
        """);

    private static string WithField(string head) => $"[VirtioHeader] {head} {{ public partial byte X {{ get; }} }}";

    private static string InHeader(string fields) => $"[VirtioHeader] public readonly ref partial struct H {{ {fields} }}";

    private static string InPacket(string parts) => $"[VirtioPacket] public readonly ref partial struct P {{ {parts} }}\n{Header}";

    /// <summary>Nothing is generated here, so the compiler misses the other half of every declaration.</summary>
    private static Task Fixes<TFix>(string id, string before, string? after)
        where TFix : CodeFixProvider, new()
    {
        const string Usings = "using System;\nusing LayoutGen;\nusing LayoutGen.Queues;\n";
        return FixCheck.Fixes<DeclarationAnalyzer, TFix>(
            id, Usings + before, Usings + (after ?? before), complaints: CompilerDiagnostics.None);
    }
}
