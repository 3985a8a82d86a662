using System.Reflection;
using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Generator.Tests;

/// <summary>Arrays, structures, unions, bits and reserved bytes at work, in both byte orders.</summary>
public sealed class StructureTests
{
    private const string Source = """
        [VirtioFeatures] public enum F { A = 0, B = 1, M = 50 }
        public enum Kind : byte { Number, Pair }
        [Flags] public enum Marks : byte { None, Red = 1, Blue = 2 }

        [VirtioHeader(Size = 4)]
        public readonly ref partial struct Pair { public partial ushort Left { get; set; } public partial ushort Right { get; set; } }

        [VirtioHeader(Size = 28)]
        public readonly ref partial struct H
        {
            public partial Kind Kind { get; set; }
            public partial Marks Marks { get; set; }
            [Case(nameof(Kind), Kind.Number)] public partial uint Number { get; set; }
            [Overlays, Case(nameof(Kind), Kind.Pair)] public partial Pair Pair { get; }
            [Case(nameof(Marks), Marks.Red, Marks.Blue), FixedLength(3)] public partial Span<byte> Colour { get; }
            [FixedLength(2)] public partial IntegerArray<ushort> Table { get; }
            [Reserved(3)] public partial byte Gap { get; }
            public partial ushort Word { get; set; }
            [Bits(nameof(Word), 0, 15)] public partial ushort Low { get; set; }
            [Bits(nameof(Word), 15)] public partial bool High { get; set; }
            [FixedByteOrder(ByteOrder.BigEndian)] public partial uint Network { get; set; }
            [FixedByteOrder(ByteOrder.LittleEndian)] public partial ushort Host { get; set; }
            [When(F.A)] public partial Pair Late { get; }
        }

        [VirtioConfiguration(Size = 12)]
        public readonly ref partial struct C
        {
            [When(F.A)] public partial ushort First { get; set; }
            [When(F.B)] public partial uint Second { get; set; }
            [When(F.M), WhenNot(F.B)] public partial Pair Third { get; }
            [Reserved(2), When(F.M)] public partial byte Rest { get; }
        }

        public static class Probe
        {
            public static void Write(byte[] bytes, LayoutSelection layout)
            {
                var h = new H(bytes, layout);
                h.Kind = Kind.Pair; h.Marks = Marks.Blue; h.Word = 0; h.Low = 0x1234; h.High = true; h.Network = 0x01020304; h.Host = 0x0506;
                var pair = h.Pair; var table = h.Table; var late = h.Late;
                pair.Left = 0x1122; pair.Right = 0x3344; table[0] = 0x5566; table[1] = 0x7788; late.Left = 0x99AA; late.Right = 0xBBCC;
                "RGB"u8.CopyTo(h.Colour);
                h.ClearReserved();
            }

            public static string Read(byte[] bytes, LayoutSelection layout)
            {
                var h = new H(bytes, layout);
                return $"{h.Kind} {h.Marks} {h.HasNumber} {h.TryGetNumber(out var n)} {n:x} {h.HasPair} {h.Pair.Left:x} {h.Pair.Right:x} {h.HasColour} "
                    + $"{h.Colour[2]:x} {h.Table.Length} {h.Table[1]:x} {h.Gap} {h.Low:x} {h.High} {h.Network:x} {h.Host:x} {h.HasLate} {h.Late.Right:x}";
            }

            public static void TooManyBits(byte[] bytes) { var h = new H(bytes, default); h.Low = 0x8000; }
            public static void OutsideOfArray(byte[] bytes) => _ = new H(bytes, default).Table[2];
            public static int Configure(byte[] bytes, NegotiatedFeatures features, ByteOrder order)
            {
                var c = new C(bytes, features, order);
                if (c.HasFirst) c.First = 0x0102;
                if (c.TryGetSecond(out var second)) c.Second = second + 0x03040506;
                if (c.HasThird) { var third = c.Third; third.Right = 0x0708; }
                c.ClearReserved();
                return C.SizeFor(features);
            }

            public static int Absent(byte[] bytes) => new C(bytes, default).Third.Left;
        }
        """;

    private static readonly Assembly s_assembly = GeneratorRun.Of(Source).Load();

    [Theory]
    [InlineData(false, "0102 2211 4433 524742 6655 8877 000000 3492 01020304 0605 AA99 CCBB")]
    [InlineData(true, "0102 1122 3344 524742 5566 7788 000000 9234 01020304 0605 99AA BBCC")]
    public void Bytes_LieWhereTheyAreDeclared(bool isBigEndian, string expected)
    {
        const string Seen = "Pair Blue False False 0 True 1122 3344 True 42 2 7788 0 1234 True 1020304 506 True bbcc";
        var bytes = new byte[28];
        bytes.AsSpan().Fill(0xCC);

        Run("Write", bytes, new LayoutSelection(1, isBigEndian));
        Assert.Equal(expected.Replace(" ", ""), Convert.ToHexString(bytes));

        bytes.AsSpan(13, 3).Fill(0xEE); // Reserved bytes are ignored.
        Assert.Equal(Seen, Run("Read", bytes, new LayoutSelection(1, isBigEndian)));
    }

    [Theory]
    [InlineData("TooManyBits", "H.Low holds at most 32767. (Parameter 'value')\nActual value was 32768.")]
    [InlineData("OutsideOfArray", "index ('2') must be less than '2'. (Parameter 'index')\nActual value was 2.")]
    public void WrongValue_IsRefused(string method, string message)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Run(method, new byte[28]));
        Assert.Equal(message, exception.Message.ReplaceLineEndings("\n"));
    }

    /// <summary>Features, the bytes that a view of the configuration needs, and those bytes when it was written to.</summary>
    [Theory]
    [InlineData("", false, 0, "")]
    [InlineData("F.A", false, 2, "0201")]
    [InlineData("F.A", true, 2, "0102")]
    [InlineData("F.A F.B", false, 6, "0201D2D1D0CF")]
    [InlineData("F.B", true, 6, "CCCCCFD0D1D2")]
    [InlineData("F.M", true, 12, "CCCCCCCCCCCCCCCC08070000")]
    [InlineData("F.B F.M", false, 12, "CCCCD2D1D0CFCCCCCCCC0000")]
    public void Configuration_NeedsTheBytesOfItsFeatures(string names, bool isBigEndian, int size, string expected)
    {
        var features = Negotiated(names);
        var order = isBigEndian ? ByteOrder.BigEndian : ByteOrder.LittleEndian;
        var bytes = new byte[size];
        bytes.AsSpan().Fill(0xCC);
        Assert.Equal(size, Run("Configure", bytes, features, order));
        Assert.Equal(expected, Convert.ToHexString(bytes));
        if (size > 0)
            Assert.Throws<ArgumentException>(() => Run("Configure", new byte[size - 1], features, order));
    }

    [Fact]
    public void AbsentField_SaysWhichFeatureItNeeds() => Assert.Equal(
        ("C.Third", "F.M, and no F.B"),
        Assert.Throws<FieldNotNegotiatedException>(() => Run("Absent", new byte[12])) is var exception ? (exception.Field, exception.Features) : default);

    [Fact]
    public void Configuration_HasOneLayout() =>
        Assert.Equal("Size12 12 either order, any features: 0:First:2 2:Second:4 6:Third:4 10:Rest:2", LayoutText.OfHeader(s_assembly, "C"));

    private static NegotiatedFeatures Negotiated(string names)
    {
        var table = s_assembly.GetType("FExtensions")!.GetMethod("get_Table")!.CreateDelegate<Func<FeatureTable>>()();
        var bits = table.Features
            .Where(feature => names.Split(' ').Contains(feature.Name) || (names.Contains("F.M") && feature.Name == "Feature.Version1"))
            .Aggregate(FeatureSet.None, (set, feature) => set | FeatureSet.Bit(feature.Number));
        return table.Accept(new(bits), bits);
    }

    private static object? Run(string method, params object[] arguments) =>
        Method(method).Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static MethodInfo Method(string name) => s_assembly.GetType("Probe")!.GetMethod(name)!;
}
