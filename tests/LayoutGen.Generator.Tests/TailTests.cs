using System.Reflection;
using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests;

/// <summary>Tails: what follows a layout, counted or not, and never more than there is.</summary>
public sealed class TailTests
{
    private const string Source = """
        [VirtioFeatures] public enum F { A = 0, B = 1 }

        [VirtioHeader(Size = 6)]
        public readonly ref partial struct Rest
        {
            public partial ushort Kind { get; set; }
            [When(F.A)] public partial uint Extra { get; set; }
            [Tail] public partial ReadOnlySpan<byte> Name { get; }
        }

        [VirtioHeader(Size = 4)]
        public readonly ref partial struct Macs
        {
            public partial uint Count { get; set; }
            [Tail(nameof(Count), ElementSize = 6)] public partial Span<byte> Addresses { get; }
        }

        [VirtioHeader(Size = 8)]
        public readonly ref partial struct Table
        {
            public partial ulong Count { get; set; }
            [When(F.B), Tail(nameof(Count))] public partial IntegerArray<ushort> Entries { get; }
        }

        [VirtioHeader(Size = 2)]
        public readonly ref partial struct Mask
        {
            public partial ushort Last { get; set; }
            [When(F.A), Tail(nameof(Last), More = 1)] public partial IntegerArray<ushort> Entries { get; }
        }

        [VirtioHeader(Size = 8)]
        public readonly ref partial struct Full
        {
            public partial ulong Last { get; set; }
            [Tail(nameof(Last), More = 2)] public partial Span<byte> Entries { get; }
        }

        public static class Probe
        {
            public static string Mask(byte[] bytes, LayoutSelection layout)
            {
                var mask = new Mask(bytes, layout);
                return $"{mask.HasEntries} {mask.SizeWithTail}";
            }

            public static string Full(byte[] bytes, LayoutSelection layout)
            {
                var full = new Full(bytes, layout);
                return $"{full.HasEntries} {full.Entries.Length} {full.SizeWithTail}";
            }

            public static string Rest(byte[] bytes, LayoutSelection layout) => Convert.ToHexString(new Rest(bytes, layout).Name);

            public static string Macs(byte[] bytes, LayoutSelection layout)
            {
                var macs = new Macs(bytes, layout);
                return $"{macs.HasAddresses} {Convert.ToHexString(macs.Addresses)}";
            }

            public static string Table(byte[] bytes, LayoutSelection layout)
            {
                var table = new Table(bytes, layout);
                if (table.Entries.Length > 0) { var entries = table.Entries; entries[0]++; }
                return $"{table.HasEntries} {table.Entries.Length} {Convert.ToHexString(bytes.AsSpan(8))}";
            }
        }
        """;

    private static readonly Assembly s_assembly = GeneratorRun.Of(Source).Load();

    /// <summary>Structure, layout, byte order, the bytes, and what is seen of the tail.</summary>
    [Theory]
    [InlineData("Rest", 0, false, "0100", "")]
    [InlineData("Rest", 0, false, "0100AABBCCDDEE", "AABBCCDDEE")]
    [InlineData("Rest", 1, false, "0100AABBCCDD", "")]
    [InlineData("Rest", 1, false, "0100AABBCCDDEE", "EE")]
    [InlineData("Macs", 0, false, "00000000", "True ")]
    [InlineData("Macs", 0, false, "00000000AABB", "True ")]
    [InlineData("Macs", 0, false, "01000000112233445566AABB", "True 112233445566")]
    [InlineData("Macs", 0, true, "00000001112233445566", "True 112233445566")]
    [InlineData("Macs", 0, false, "0200000011223344556677", "False 11223344556677")]
    [InlineData("Macs", 0, false, "FFFFFFFF1122", "False 1122")]
    [InlineData("Table", 1, false, "010000000000000034120000", "True 1 35120000")]
    [InlineData("Table", 1, true, "000000000000000112340000", "True 1 12350000")]
    [InlineData("Table", 1, false, "FFFFFFFFFFFFFFFF34120000AA", "False 2 35120000AA")]
    [InlineData("Table", 1, false, "0000000000000080341200", "False 1 351200")]
    [InlineData("Mask", 1, false, "0000AABBCC", "True 4")]
    [InlineData("Mask", 1, false, "0100AABBCCDDEE", "True 6")]
    [InlineData("Mask", 1, true, "0001AABBCCDDEE", "True 6")]
    [InlineData("Mask", 1, false, "0100AABBCC", "False 5")]
    [InlineData("Mask", 1, false, "FFFFAABB", "False 4")]
    [InlineData("Mask", 0, false, "0000AABBCC", "False 2")]
    [InlineData("Full", 0, false, "0100000000000000AABBCCDD", "True 3 11")]
    [InlineData("Full", 0, false, "FEFFFFFFFFFFFFFFAABB", "False 2 10")] // As many and two more have no number.
    [InlineData("Full", 0, false, "FFFFFFFFFFFFFFFFAABB", "False 2 10")]
    public void Tail_HasWhatFollows(string structure, int layout, bool isBigEndian, string bytes, string expected) =>
        Assert.Equal(expected, Run(structure, Convert.FromHexString(bytes), new LayoutSelection(layout, isBigEndian)));

    [Fact]
    public void AbsentTail_SaysWhichFeatureItNeeds() =>
        Assert.Equal("F.B", Assert.Throws<FieldNotNegotiatedException>(() => Run("Table", new byte[16], default(LayoutSelection))).Features);

    [Fact]
    public void Tail_BeginsWhereTheLayoutEnds() => Assert.Equal(
        """
        Size2 2 either order, no feature: 0:Kind:2 2:Name:0
        Size6 6 either order, F.A: 0:Kind:2 2:Extra:4 6:Name:0
        """,
        LayoutText.OfHeader(s_assembly, "Rest"),
        ignoreLineEndingDifferences: true);

    private static object? Run(string method, params object[] arguments) =>
        s_assembly.GetType("Probe")!.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
