using System.Globalization;
using System.Text;

namespace LayoutGen.Benchmarks;

/// <summary>
/// C# to compile: pairs of a header like a network device's, with ten fields of which four are conditional, and a packet of that
/// header and a payload; and pairs of classes with the same members for JSON.
/// </summary>
internal static class DeclarationSource
{
    private static readonly CompositeFormat s_declared = CompositeFormat.Parse("""
        [VirtioHeader]
        public readonly ref partial struct Header{0}
        {{
            /// <summary>What the fields below mean for this packet.</summary>
            public partial byte Flags {{ get; set; }}
            /// <summary>The kind of segmentation offload.</summary>
            public partial byte Kind {{ get; set; }}
            /// <summary>The length of the headers, in bytes.</summary>
            public partial ushort HeaderLength {{ get; set; }}
            /// <summary>The largest segment's payload, in bytes.</summary>
            public partial ushort SegmentSize {{ get; set; }}
            /// <summary>Where checksumming starts.</summary>
            public partial ushort Start {{ get; set; }}
            /// <summary>Where the checksum goes.</summary>
            public partial ushort Offset {{ get; set; }}
            /// <summary>How many buffers a packet takes.</summary>
            [When(Feature.Version1), When(NetFeature.MrgRxBuf)] public partial ushort Buffers {{ get; set; }}
            /// <summary>The packet's hash.</summary>
            [When(NetFeature.HashReport)] public partial uint Hash {{ get; set; }}
            /// <summary>What the hash was computed over.</summary>
            [When(NetFeature.HashReport)] public partial ushort Report {{ get; set; }}
            /// <summary>Reserved.</summary>
            [When(NetFeature.HashReport)] public partial ushort Padding {{ get; set; }}
        }}

        [VirtioPacket]
        public readonly ref partial struct Packet{0}
        {{
            /// <summary>The header.</summary>
            [DeviceWrites] public partial Header{0} Header {{ get; }}
            /// <summary>The frame.</summary>
            [DeviceWrites, MinimumSize(1514)] public partial Payload Frame {{ get; }}
        }}

        """);

    private static readonly CompositeFormat s_plain = CompositeFormat.Parse("""
        public ref struct Header{0}
        {{
            public byte Flags {{ get; set; }}
            public byte Kind {{ get; set; }}
            public ushort HeaderLength {{ get; set; }}
            public ushort SegmentSize {{ get; set; }}
            public ushort Start {{ get; set; }}
            public ushort Offset {{ get; set; }}
            public ushort Buffers {{ get; set; }}
            public uint Hash {{ get; set; }}
            public ushort Report {{ get; set; }}
            public ushort Padding {{ get; set; }}
        }}

        public ref struct Packet{0}
        {{
            public Header{0} Header {{ get; }}
            public Payload Frame {{ get; }}
        }}

        """);

    private static readonly CompositeFormat s_json = CompositeFormat.Parse("""
        public sealed class Header{0}
        {{
            public byte Flags {{ get; set; }}
            public byte Kind {{ get; set; }}
            public ushort HeaderLength {{ get; set; }}
            public ushort SegmentSize {{ get; set; }}
            public ushort Start {{ get; set; }}
            public ushort Offset {{ get; set; }}
            public ushort Buffers {{ get; set; }}
            public uint Hash {{ get; set; }}
            public ushort Report {{ get; set; }}
            public ushort Padding {{ get; set; }}
        }}

        public sealed class Packet{0}
        {{
            public Header{0}? Header {{ get; set; }}
            public byte[]? Frame {{ get; set; }}
        }}

        """);

    /// <summary>What a member of such a class says where the header's or packet's says something, in as many attributes.</summary>
    private static readonly (string Member, string Attributes)[] s_jsonAttributes =
    [
        ("public ushort Buffers", "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonPropertyName(\"buffers\")]"),
        ("public uint Hash", "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]"),
        ("public ushort Report", "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]"),
        ("public ushort Padding", "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]"),
        ("public Header", "[JsonPropertyOrder(1)]"),
        ("public byte[]? Frame", "[JsonPropertyOrder(2), JsonPropertyName(\"frame\")]"),
    ];

    private const string Usings = """
        using LayoutGen;
        using LayoutGen.Devices;
        using LayoutGen.Queues;

        namespace Declared;

        """;

    /// <summary>Declarations for the generator.</summary>
    /// <param name="pairs">How many headers, and as many packets.</param>
    public static string Declared(int pairs) => Usings + Repeat(s_declared, pairs);

    /// <summary>The same structs as plain C#, for which nothing is generated.</summary>
    public static string Plain(int pairs) => Usings + Repeat(s_plain, pairs);

    /// <summary>Classes with a context for System.Text.Json's generator.</summary>
    public static string Json(int pairs) => JsonPlain(pairs) +
        string.Concat(Enumerable.Range(0, pairs).Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"[System.Text.Json.Serialization.JsonSerializable(typeof(Header{pair})), System.Text.Json.Serialization.JsonSerializable(typeof(Packet{pair}))]\n"))) +
        "internal sealed partial class Context : System.Text.Json.Serialization.JsonSerializerContext;\n";

    /// <summary>The same, with as many attributes on members as the declarations have.</summary>
    public static string JsonWithAttributes(int pairs) => s_jsonAttributes.Aggregate(
        "using System.Text.Json.Serialization;\n\n" + Json(pairs),
        (source, said) => source.Replace(said.Member, $"{said.Attributes} {said.Member}", StringComparison.Ordinal));

    /// <summary>The classes alone.</summary>
    public static string JsonPlain(int pairs) => "namespace Declared;\n" + Repeat(s_json, pairs);

    private static string Repeat(CompositeFormat format, int pairs) =>
        string.Concat(Enumerable.Range(0, pairs).Select(pair => string.Format(CultureInfo.InvariantCulture, format, pair)));
}
