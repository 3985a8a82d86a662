using LayoutGen.Generator.Tests.Harness;

namespace LayoutGen.Generator.Tests.Declarations;

/// <summary>Wrong declarations, with what is reported in brackets, and right ones.</summary>
public sealed class DeclarationAnalyzerTests
{
    private const string Parts = """

        [VirtioFeatures] public enum F { A, B }
        [VirtioHeader] public readonly ref partial struct Header { public partial byte X { get; } }
        """;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "LG1001", "not partial", "[VirtioHeader] public readonly ref struct [|H|] { public partial byte X { get; } }" },
        {
            "LG1001", "in a type that is not partial",
            "public class [|Outer|] { [VirtioHeader] public readonly ref partial struct H { public partial byte X { get; } } }"
        },
        {
            "LG1001 LG1001", "neither partial nor in a partial type",
            "public class [|Outer|] { [VirtioPacket] public readonly ref struct [|P|] { [DeviceReads] public partial Payload X { get; } } }"
        },
        { "LG1002", "not readonly", "[VirtioHeader] public ref partial struct [|H|] { public partial byte X { get; } }" },
        { "LG1002", "not a ref struct", "[VirtioHeader] public readonly partial struct [|H|] { public partial byte X { get; } }" },
        { "LG1002", "a record", "[VirtioHeader] public readonly partial record struct [|H|] { public partial byte X { get; } }" },
        { "LG1002", "generic", "[VirtioHeader] public readonly ref partial struct [|H|]<T> { public partial byte X { get; } }" },
        {
            "LG1002", "in a generic type",
            "public partial class Outer<T> { [VirtioHeader] public readonly ref partial struct [|H|] { public partial byte X { get; } } }"
        },
        {
            "LG1003", "a number for a feature",
            Header("public partial byte X { get; } [When([|15|])] public partial byte Y { get; }")
        },
        {
            "LG1003", "a member of an enum that is not marked",
            Header("public partial byte X { get; } [When(F.A, [|DayOfWeek.Friday|])] public partial byte Y { get; }")
        },
        {
            "LG1003", "a number that no member has",
            Header("public partial byte X { get; } [When([|(F)9|])] public partial byte Y { get; }")
        },
        { "LG1003", "a requirement that is no feature", "[VirtioFeatures] public enum G { [RequiresFeature([|\"A\"|])] A }" },
        {
            "LG1004", "a part to read after one to write",
            Packet("[DeviceWrites] public partial Payload In { get; } [DeviceReads] public partial Header [|Out|] { get; }")
        },
        { "LG1005", "a field of a reference", Header("public partial byte X { get; } public partial [|string|] Y { get; }") },
        { "LG1005", "a field of no fixed size", Header("public partial byte X { get; } public partial [|nint|] Y { get; }") },
        { "LG1005", "a nullable field", Header("public partial byte X { get; } public partial [|ushort?|] Y { get; }") },
        {
            "LG1006", "a payload before a header",
            Packet("[DeviceReads] public partial Payload [|Data|] { get; } [DeviceReads] public partial Header Header { get; }")
        },
        {
            "LG1006", "a payload before bytes of a configured size",
            Packet("[DeviceReads] public partial Payload [|Data|] { get; } [DeviceReads, ConfiguredSize(1)] public partial Span<byte> Cdb { get; }")
        },
        {
            "LG1006", "two payloads with a header between them",
            Packet("[DeviceWrites] public partial Payload [|A|] { get; } [DeviceWrites] public partial Header B { get; } [DeviceWrites] public partial Payload C { get; }")
        },
        {
            "LG1006", "two payloads",
            Packet("[DeviceWrites] public partial Payload [|First|] { get; } [DeviceWrites] public partial Payload Second { get; }")
        },
        { "LG1007", "no direction", Packet("public partial Header [|Header|] { get; }") },
        { "LG1007", "a payload without a direction", Packet("public partial Payload [|Data|] { get; }") },
        { "LG1007", "bytes without a direction", Packet("[ConfiguredSize(1)] public partial Span<byte> [|Cdb|] { get; }") },
        { "LG1007", "both directions of a payload", Packet("[DeviceReads] [DeviceWrites] public partial Payload [|Data|] { get; }") },
        { "LG1007", "both directions", Packet("[DeviceReads, DeviceWrites] public partial Header [|Header|] { get; }") },
        { "LG1008", "an integer for a part", Packet("[DeviceReads] public partial [|uint|] X { get; }") },
        {
            "LG1008", "a span for a part",
            Packet("[DeviceReads] public partial [|Span<byte>|] X { get; }")
        },
        { "LG1023 LG1008", "a span to read for a part", Packet("[DeviceReads, [|ConfiguredSize(1)|]] public partial [|ReadOnlySpan<byte>|] X { get; }") },
        { "LG1013", "a field that is set once", Header("public partial byte [|X|] { get; init; }") },
        { "LG1013", "a field that is only written", Header("public partial byte Y { get; } public partial byte [|X|] { set; }") },
        { "LG1013", "a field with accessors of different reach", Header("public partial byte [|X|] { get; internal set; }") },
        { "LG1013", "a field of a reference to bytes", Header("public partial ref byte [|X|] { get; }") },
        { "LG1013", "a field named like a word of C#", Header("public partial byte [|@event|] { get; }") },
        { "LG1013", "a field named like a generated member", Header("public partial byte [|Size|] { get; }") },
        { "LG1013", "a part that is set", Packet("[DeviceReads] public partial Header [|X|] { get; set; }") },
        { "LG1013", "a part named like a generated member", Packet("[DeviceReads] public partial Header [|Elements|] { get; }") },
        { "LG1009", "a header without fields", "[VirtioHeader] public readonly ref partial struct [|H|];" },
        { "LG1009", "a header that may be empty", Header("[When(F.A)] public partial byte X { get; }", "[|H|]") },
        { "LG1009", "a packet without parts", "[VirtioPacket] public readonly ref partial struct [|P|];" },
        { "LG1010", "a number below 0", "[VirtioFeatures] public enum G { [|A|] = -1 }" },
        { "LG1010", "a number above 127", "[VirtioFeatures] public enum G { A = 127, [|B|] = 128 }" },
        { "LG1010", "a mask for a number", "[VirtioFeatures] public enum G : ulong { A = 1, [|B|] = 1UL << 63 }" },
        { "LG1010", "one number for two features", "[VirtioFeatures] public enum G { A = 1, [|B|] = 1 }" },
        { "LG1010", "a number of all device types", "[VirtioFeatures] public enum G { A = 23, [|B|] = 24, C = 50 }" },
        {
            "LG1010 LG1010", "numbers of device types for all of them",
            "[VirtioFeatures(AreShared = true)] public enum G { [|A|] = 23, B = 24, C = 41, D = 49, [|E|] = 50 }"
        },
        { "LG1010", "a number that follows from the member before", "[VirtioFeatures] public enum G { A = 42, [|B|] }" },
        { "LG1010", "a number kept for later", "[VirtioFeatures] public enum G { [|A|] = 49 }" },
        { "LG1011", "thirteen features", Features(13) + Header($"public partial byte X {{ get; }} {Fields(13)}", "[|H|]") },
        { "LG1011", "65 conditional fields", Features(1) + Header($"public partial byte X {{ get; }} {Fields(65, features: 1)}", "[|H|]") },
        { "LG1011", "128 layouts", Features(7) + Header($"public partial byte X {{ get; }} {Fields(7)}", "[|H|]") },
        { "LG1003", "no feature to exclude", Header("public partial byte X { get; } [WhenNot([|1|])] public partial byte Y { get; }") },
        { "LG1005", "a span without a length", Header("public partial byte X { get; } public partial [|Span<byte>|] Y { get; }") },
        { "LG1005", "an array of references", Header("public partial byte X { get; } [FixedLength(2)] public partial [|string[]|] Y { get; }") },
        { "LG1009", "a configuration without fields", "[VirtioConfiguration] public readonly ref partial struct [|C|];" },
        { "LG1013", "an array that is set", Header("[FixedLength(2)] public partial Span<byte> [|X|] { get; set; } public partial byte Y { get; }") },
        { "LG1013", "reserved bytes that are set", Header("[Reserved] public partial byte [|X|] { get; set; } public partial byte Y { get; }") },
        { "LG1013", "a structure that is set", Header("public partial Header [|X|] { get; set; }") },
        {
            "LG1014", "a header of another size",
            "[VirtioHeader([|Size = 3|])] public readonly ref partial struct H { public partial uint X { get; } }"
        },
        {
            "LG1014", "a configuration of another size",
            "[VirtioConfiguration([|Size = 4|])] public readonly ref partial struct C { [When(F.A)] public partial byte X { get; } }"
        },
        {
            "LG1015", "a feature that must be there and must not",
            Header("public partial byte X { get; } [When(F.A), WhenNot([|F.A|])] public partial byte Y { get; }")
        },
        {
            "LG1015", "a feature without what it requires",
            "[VirtioFeatures] public enum G { A, [RequiresFeature(A)] B }"
            + Header("public partial byte X { get; } [When(G.B), WhenNot([|G.A|])] public partial byte Y { get; }")
        },
        {
            "LG1015", "a modern feature on a legacy interface",
            "[VirtioFeatures] public enum G { A = 50 }"
            + Header("public partial byte X { get; } [When(G.A), WhenNot([|Feature.Version1|])] public partial byte Y { get; }")
        },
        { "LG1016", "a union of nothing", Header("[Overlays] public partial byte [|X|] { get; }") },
        { "LG1016", "a union whose members always exist", Header("public partial byte X { get; } [Overlays] public partial byte [|Y|] { get; }") },
        {
            "LG1016", "a union of three, the first and last of which can exist together",
            Header("""
                public partial byte W { get; }
                [When(F.A)] public partial byte X { get; }
                [Overlays, WhenNot(F.A)] public partial byte Y { get; }
                [Overlays, When(F.A, F.B)] public partial byte [|Z|] { get; }
                """)
        },
        {
            "LG1016", "a selector that is no field",
            Header("public partial byte X { get; } [Case([|\"K\"|], 1)] public partial byte Y { get; }")
        },
        {
            "LG1016", "a selector that may be missing",
            Header("public partial byte X { get; } [When(F.A)] public partial byte K { get; } [Case([|nameof(K)|], 1)] public partial byte Y { get; }")
        },
        {
            "LG1016", "a value that the selector cannot have",
            Header("public partial byte K { get; } [Case(nameof(K), 255, [|256|])] public partial byte Y { get; }")
        },
        {
            "LG1016", "a value of another enum",
            Header("public partial DayOfWeek K { get; } [Case(nameof(K), [|F.A|])] public partial byte Y { get; }")
        },
        { "LG1016", "no value", Header("public partial byte K { get; } [Case([|nameof(K)|])] public partial byte Y { get; }") },
        { "LG1017", "no bytes", Header("public partial byte X { get; } [FixedLength([|0|])] public partial Span<byte> Y { get; }") },
        { "LG1017", "more than a buffer has", Header("public partial byte X { get; } [Reserved([|65537|])] public partial byte Y { get; }") },
        { "LG1017", "a configured size of nothing", Packet("[DeviceReads, ConfiguredSize([|0|])] public partial Span<byte> X { get; }") },
        { "LG1018", "bits of nothing", Header("public partial byte X { get; } [Bits([|\"W\"|], 0)] public partial bool Y { get; }") },
        { "LG1018", "bits of a signed integer", Header("public partial int W { get; } [Bits([|nameof(W)|], 0)] public partial bool Y { get; }") },
        { "LG1018", "bits beyond the field", Header("public partial byte W { get; } [Bits([|nameof(W)|], 7, 2)] public partial byte Y { get; }") },
        { "LG1018", "bits for which the type has no room", Header("public partial uint W { get; } [Bits([|nameof(W)|], 0, 9)] public partial byte Y { get; }") },
        { "LG1018", "bits as text", Header("public partial uint W { get; } [Bits([|nameof(W)|], 0, 9)] public partial string Y { get; }") },
        { "LG1018", "bits that two have", Header("public partial byte W { get; } [Bits(nameof(W), 0, 2)] public partial byte X { get; } [Bits([|nameof(W)|], 1)] public partial bool Y { get; }") },
        { "LG1018", "bits to set of a field to read", Header("public partial byte W { get; } [Bits([|nameof(W)|], 0)] public partial bool Y { get; set; }") },
        { "LG1019", "a structure in itself", Header("public partial byte X { get; } public partial [|H|] Y { get; }") },
        {
            "LG1019", "a structure whose size depends on features",
            "[VirtioHeader] public readonly ref partial struct G { public partial byte X { get; } [When(F.A)] public partial byte Y { get; } }"
            + Header("public partial [|G|] X { get; }")
        },
        { "LG1020 LG1020", "two that require each other", "[VirtioFeatures] public enum G { [RequiresFeature([|B|])] A, [RequiresFeature([|A|])] B }" },
        { "LG1021", "a field behind a tail", Header("public partial byte N { get; } [Tail] public partial Span<byte> [|T|] { get; } public partial byte X { get; }") },
        { "LG1021", "a tail in a union", Header("public partial byte N { get; } [Tail, Overlays, Case(nameof(N), 1)] public partial Span<byte> [|T|] { get; }") },
        { "LG1021", "a tail that nothing counts", Header("public partial byte N { get; } [Tail(\"M\")] public partial Span<byte> [|T|] { get; }") },
        { "LG1021", "a tail that an enum counts", Header("public partial DayOfWeek N { get; } [Tail(nameof(N))] public partial Span<byte> [|T|] { get; }") },
        {
            "LG1021", "a tail that a conditional field counts",
            Header("public partial byte X { get; } [When(F.A)] public partial byte N { get; } [Tail(nameof(N))] public partial Span<byte> [|T|] { get; }")
        },
        { "LG1021", "elements of no bytes", Header("public partial byte N { get; } [Tail(nameof(N), ElementSize = 0)] public partial Span<byte> [|T|] { get; }") },
        { "LG1021", "integers of two sizes", Header("public partial byte N { get; } [Tail(nameof(N), ElementSize = 2)] public partial IntegerArray<uint> [|T|] { get; }") },
        { "LG1021", "fewer elements than are counted", Header("public partial byte N { get; } [Tail(nameof(N), More = -1)] public partial Span<byte> [|T|] { get; }") },
        { "LG1021", "more than all that is left", Header("public partial byte N { get; } [Tail(More = 1)] public partial Span<byte> [|T|] { get; }") },
        { "LG1021", "a tail in a configuration", "[VirtioConfiguration] public readonly ref partial struct [|C|] { public partial byte X { get; } [Tail] public partial Span<byte> T { get; } }" },
        { "LG1021", "a part with a tail", Header("public partial byte N { get; } [Tail] public partial Span<byte> T { get; }") + Packet("[DeviceReads] public partial [|H|] A { get; }") },
        { "LG1019", "a tail inside another structure", Header("public partial byte N { get; } [Tail] public partial Span<byte> T { get; }", "G") + Header("public partial [|G|] X { get; }") },
        { "LG1013", "a tail to set", Header("public partial byte N { get; } [Tail] public partial Span<byte> [|T|] { get; set; }") },
        {
            "LG1020 LG1020", "a cycle by way of one of several features",
            "[VirtioFeatures] public enum G { [RequiresFeature(F.A, [|B|])] A, [RequiresFeature(F.B), RequiresFeature([|A|], F.A)] B }"
        },
        {
            "LG1020 LG1020 LG1020", "a cycle of three, beside one that only leads to it",
            "[VirtioFeatures] public enum G { [RequiresFeature([|B|])] A, [RequiresFeature([|C|])] B, [RequiresFeature([|A|])] C, [RequiresFeature(A)] D }"
        },
        { "LG1020", "one that requires itself", "[VirtioFeatures] public enum G { [RequiresFeature([|A|])] A }" },
        {
            "LG1022", "a minimum for a header",
            Packet("[DeviceReads, MinimumSize([|12|])] public partial Header X { get; } [DeviceReads, MinimumSize(1)] public partial Payload Y { get; }")
        },
        { "LG1022", "a minimum of nothing", Packet("[DeviceReads, MinimumSize([|0|])] public partial Payload X { get; }") },
        { "LG1022", "a minimum below nothing", Packet("[DeviceReads, MinimumSize([|-1|])] public partial Payload X { get; }") },
        { "LG1022", "a waiver of nothing", Packet("[DeviceReads, MinimumSize([|0|], F.A)] public partial Payload X { get; }") },
        {
            "LG1022", "two minimums with the same features",
            Packet("[DeviceReads, MinimumSize(1, F.A, F.B), MinimumSize([|2|], F.B, F.A)] public partial Payload X { get; }")
        },
        { "LG1022", "two minimums that count always", Packet("[DeviceReads, MinimumSize(1), MinimumSize([|2|])] public partial Payload X { get; }") },
        { "LG1003", "a minimum with something else", Packet("[DeviceReads, MinimumSize(1), MinimumSize(2, F.A, [|DayOfWeek.Friday|])] public partial Payload X { get; }") },
        {
            "LG1023 LG1023 LG1023", "a byte order of bytes",
            Header("""
                [[|FixedByteOrder(ByteOrder.BigEndian)|]] public partial byte X { get; }
                [FixedLength(2), [|FixedByteOrder(ByteOrder.BigEndian)|]] public partial Span<byte> Y { get; }
                [Reserved, [|FixedByteOrder(ByteOrder.BigEndian)|]] public partial ushort Z { get; }
                """)
        },
        { "LG1023", "a byte order of a structure", Header("[[|FixedByteOrder(ByteOrder.BigEndian)|]] public partial Header X { get; }") },
        { "LG1023", "a length of an integer", Header("[[|FixedLength(2)|]] public partial uint X { get; }") },
        { "LG1023", "a tail of one integer", Header("public partial byte N { get; } [[|Tail(nameof(N))|]] public partial uint X { get; }") },
        { "LG1023", "a reserved array", Header("public partial byte X { get; } [FixedLength(2), [|Reserved|]] public partial Span<byte> Y { get; }") },
        { "LG1023", "a direction of a field", Header("[[|DeviceReads|]] public partial byte X { get; }") },
        { "LG1023", "a minimum of a field", Header("[[|MinimumSize(1)|]] public partial byte X { get; }") },
        {
            "LG1023 LG1023", "a condition of bits",
            Header("public partial byte W { get; } [Bits(nameof(W), 0), [|When(F.A)|], [|Overlays|]] public partial bool X { get; }")
        },
        { "LG1024", "a span of integers", Header("public partial byte X { get; } [FixedLength(2)] public partial [|Span<uint>|] Y { get; }") },
        { "LG1023", "a configured size of a header", Packet("[DeviceReads, [|ConfiguredSize(1)|]] public partial Header X { get; }") },
        { "LG1023", "a configured size of a payload", Packet("[DeviceReads, [|ConfiguredSize(1)|]] public partial Payload X { get; }") },
        { "LG1023", "a configured minimum of a header", Packet("[DeviceReads, [|ConfiguredMinimum|]] public partial Header X { get; }") },
        {
            "LG1023 LG1023", "minimums of bytes whose size is configured",
            Packet("[DeviceReads, ConfiguredSize(1), [|ConfiguredMinimum|], [|MinimumSize(1)|]] public partial Span<byte> X { get; }")
        },
        { "LG1023", "two pieces that the device writes", Packet("[DeviceWrites, [|InTwoPieces|]] public partial Payload X { get; }") },
        { "LG1023", "two pieces of a header", Packet("[DeviceReads, [|InTwoPieces|]] public partial Header X { get; }") },
        { "LG1023", "two pieces of a field", Header("public partial byte X { get; } [[|InTwoPieces|]] public partial byte Y { get; }") },
        { "LG1023", "a configured size of a field", Header("public partial byte X { get; } [FixedLength(2), [|ConfiguredSize(1)|]] public partial Span<byte> Y { get; }") },
        { "LG1024", "a span to read", Header("public partial byte X { get; } [FixedLength(2)] public partial [|ReadOnlySpan<long>|] Y { get; }") },
        { "LG1024", "an array", Header("public partial byte X { get; } [FixedLength(2)] public partial [|ushort[]|] Y { get; }") },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task WrongDeclaration_IsReported(string ids, string what, string markup)
    {
        Assert.NotEmpty(what);
        await DeclarationCheck.Reports(ids, markup + Parts);
    }

    public static TheoryData<string> Right =>
    [
        Header("public partial byte X { get; set; }"),
        Header("public partial byte X { get; } [When(F.A), When(F.B)] internal partial byte Y { get; }"),
        Header("public partial DayOfWeek X { get; } public static int Y => 1; private int Z => 2;"),
        Header("""
            [FixedByteOrder(ByteOrder.BigEndian)] public partial ushort X { get; }
            [FixedLength(2), FixedByteOrder(ByteOrder.LittleEndian)] public partial IntegerArray<uint> Y { get; }
            """),
        "public static partial class Outer { [VirtioHeader] internal readonly ref partial struct H { public partial byte X { get; } } }",
        Packet("""
            [DeviceReads] public partial Header A { get; }
            [DeviceWrites] public partial Header B { get; }
            [DeviceWrites] public partial Payload C { get; }
            """),
        Packet("""
            [DeviceReads, MinimumSize(1), MinimumSize(2, F.A), MinimumSize(3, F.A, Since = SpecificationVersion.Virtio14), MinimumSize(0, F.B)]
            public partial Payload X { get; }
            """),
        Packet("""
            [DeviceReads] public partial Payload A { get; }
            [DeviceWrites] public partial Header B { get; }
            [DeviceWrites] public partial Payload C { get; }
            [DeviceWrites] public partial Header D { get; }
            """),
        Packet("""
            [DeviceReads, ConfiguredSize(32)] public partial Span<byte> A { get; }
            [DeviceReads, InTwoPieces] public partial Payload A2 { get; }
            [DeviceWrites, ConfiguredMinimum] public partial Payload B { get; }
            [DeviceWrites, ConfiguredSize(96)] public partial Span<byte> C { get; }
            """),
        Header("""
            [Reserved(3)] public partial byte R { get; } [FixedLength(6)] public partial Span<byte> Mac { get; }
            public partial DayOfWeek K { get; } [Case(nameof(K), DayOfWeek.Friday)] public partial Header N { get; }
            [Overlays, Case(nameof(K), DayOfWeek.Sunday), FixedLength(4)] public partial IntegerArray<ushort> V { get; }
            public partial uint W { get; set; } [Bits(nameof(W), 31)] public partial bool Top { get; set; }
            """),
        Header("public partial ushort N { get; } [Tail(nameof(N), More = 1)] public partial Span<byte> T { get; }"),
        Header("public partial ushort N { get; } [When(F.A)] public partial byte X { get; } [When(F.B), Tail(nameof(N))] public partial IntegerArray<uint> T { get; }"),
        "[VirtioConfiguration(Size = 1)] public readonly ref partial struct C { [When(F.A), WhenNot(F.B)] public partial byte X { get; } }",
        "[VirtioFeatures(AreShared = true)] public enum G { A = 24 }",
        "[VirtioFeatures] public enum G : byte { A = 0, [RequiresFeature(F.A, Feature.Version1)] B = 127 }",
    ];

    [Theory, MemberData(nameof(Right))]
    public async Task RightDeclaration_IsNot(string source) => await DeclarationCheck.Reports("", source + Parts);

    /// <summary>What the message says, once for each kind that has something to say beyond names.</summary>
    [Theory]
    [InlineData(
        "LG1007",
        "[VirtioPacket] public readonly ref partial struct P { public partial Header [|X|] { get; } }",
        "'X' has no direction: mark it with either [DeviceReads] or [DeviceWrites]")]
    [InlineData(
        "LG1009",
        "[VirtioHeader] public readonly ref partial struct [|H|];",
        "'H' declares nothing that could be laid out: give it a field that always exists, as a partial property")]
    [InlineData(
        "LG1010",
        "[VirtioFeatures] public enum G { A = 1, [|B|] = 1 }",
        "'B' cannot have the number 1: 'A' has it already")]
    [InlineData(
        "LG1014",
        "[VirtioHeader([|Size = 3|])] public readonly ref partial struct H { public partial uint X { get; } }",
        "'H' is declared with 3 bytes, and its fields take 4: correct the size, or the fields")]
    [InlineData(
        "LG1015",
        "[VirtioHeader] public readonly ref partial struct H { public partial byte X { get; } [When(F.A), WhenNot([|F.A|])] public partial byte Y { get; } }",
        "'Y' never exists: no features that can be negotiated meet its condition, F.A, and no F.A")]
    [InlineData(
        "LG1016",
        "[VirtioHeader] public readonly ref partial struct H { public partial byte X { get; } [Overlays] public partial byte [|Y|] { get; } }",
        "'Y' has no selector: it can exist together with 'X', and no [Case] says which of them is meant")]
    [InlineData(
        "LG1018",
        "[VirtioHeader] public readonly ref partial struct H { public partial byte W { get; } [Bits([|nameof(W)|], 7, 2)] public partial byte Y { get; } }",
        "'Y' cannot be bits of 'W': it has the bits 0 to 7 only")]
    [InlineData(
        "LG1021",
        "[VirtioHeader] public readonly ref partial struct H { public partial byte N { get; } [Tail] public partial Span<byte> T { get; } }"
        + "[VirtioPacket] public readonly ref partial struct P { [DeviceReads] public partial [|H|] A { get; } }",
        "'T' cannot be a tail here: a part has its own bytes only; declare a Payload, and view that as 'H'")]
    [InlineData(
        "LG1022",
        "[VirtioPacket] public readonly ref partial struct P { [DeviceReads, MinimumSize([|9|])] public partial Header X { get; } }",
        "'X' cannot have the minimum 9: it is a header, whose size its fields say; a minimum is a payload's")]
    [InlineData(
        "LG1023",
        "[VirtioHeader] public readonly ref partial struct H { [[|FixedLength(2)|]] public partial byte X { get; } }",
        "[FixedLength] says nothing on 'X': only an array has a length")]
    [InlineData(
        "LG1024",
        "[VirtioHeader] public readonly ref partial struct H { public partial byte X { get; } public partial [|Span<uint>|] Y { get; } }",
        "'Y' has the type 'System.Span<uint>', whose integers have the byte order of the machine that runs the code: "
            + "use LayoutGen.Layouts.IntegerArray<uint>")]
    public async Task Message_SaysWhatToDo(string id, string markup, string message) =>
        Assert.Equal([message], await DeclarationCheck.Reports(id, markup + Parts));

    /// <summary>Attributes where they do not belong: the compiler says so, and nothing of ours falls over.</summary>
    [Theory]
    [InlineData("", "public class C { [VirtioHeader] public void M() { } [VirtioPacket] public int X { get; } }")]
    [InlineData("", "[VirtioHeader] public partial class C { public const string X = \"\"; public partial byte Y { get; } }")]
    [InlineData("", "[VirtioFeatures] public class C { public const string X = \"\"; }")]
    [InlineData("", "[VirtioHeader] public delegate void D();")]
    [InlineData("", "[VirtioHeader] public readonly ref partial struct H { [When(null)] public partial byte X { get; } }")]
    public async Task MisplacedAttribute_StopsNothing(string ids, string markup) =>
        await DeclarationCheck.Reports(ids, markup);

    private static string Features(int count) =>
        $"[VirtioFeatures] public enum G {{ {string.Join(", ", Enumerable.Range(0, count).Select(number => $"G{number}"))} }}";

    private static string Fields(int count, int features = int.MaxValue) => string.Concat(
        Enumerable.Range(0, count).Select(number => $"[When(G.G{number % features})] public partial byte Y{number} {{ get; }} "));

    private static string Header(string fields, string name = "H") =>
        $"[VirtioHeader] public readonly ref partial struct {name} {{ {fields} }}";

    private static string Packet(string parts) => $"[VirtioPacket] public readonly ref partial struct P {{ {parts} }}";
}
