using System.Reflection;
using CsCheck;
using LayoutGen.Devices;
using LayoutGen.Generator.Tests.Harness;
using LayoutGen.Layouts;
using LayoutGen.Memory;
using Microsoft.CodeAnalysis;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// Every structure that the library declares, and one of each form that those lack, used through its view and through a reader of
/// its own: with any features, values and byte order, in any cut of the memory, both come to the same values, the same bytes and the same
/// refusals. The reader's places are the maps' places, which <see cref="Kernel.KernelHeaderTests"/> holds against a C compiler.
/// </summary>
public sealed class RoundTripTests
{
    private const string OtherForms = """
        namespace Other;

        [VirtioFeatures] public enum F { A = 0, [RequiresFeature(A), RequiresFeature(C, B)] B = 1, C = 41, M = 50 }
        public enum Kind : sbyte { Number = -1, Pair }
        [Flags] public enum Marks : ushort { None, Red = 1, Blue = 0x8000 }

        [VirtioHeader(Size = 11)]
        public readonly ref partial struct Pair
        {
            public partial short Left { get; set; }
            [FixedByteOrder(ByteOrder.BigEndian), FixedLength(2)] public partial IntegerArray<uint> Right { get; }
            [Reserved] public partial byte Gap { get; }
        }

        [VirtioHeader]
        public readonly ref partial struct Packed
        {
            public partial Kind Kind { get; set; }
            public partial Marks Marks { get; set; }
            [Case(nameof(Kind), Kind.Number)] public partial long Number { get; set; }
            [Overlays, Case(nameof(Kind), Kind.Pair)] public partial Pair Pair { get; }
            [Case(nameof(Marks), Marks.Red, Marks.Blue), FixedLength(3)] public partial ReadOnlySpan<byte> Colour { get; }
            [FixedLength(3)] public partial IntegerArray<ulong> Table { get; }
            [Case(nameof(Marks), Marks.Blue), Reserved(20)] public partial byte Hole { get; }
            public partial ulong Word { get; set; }
            [Bits(nameof(Word), 0, 15)] public partial ushort Low { get; set; }
            [Bits(nameof(Word), 15)] public partial bool Middle { get; set; }
            [Bits(nameof(Word), 16, 48)] public partial ulong High { get; }
            [When(F.B), When(F.A, F.M), WhenNot(F.C)] public partial int Some { get; set; }
            [Overlays, When(F.C)] public partial Pair Late { get; }
            [When(F.M), FixedByteOrder(ByteOrder.BigEndian)] public partial ushort Network { get; set; }
        }

        [VirtioHeader]
        public readonly ref partial struct Counted
        {
            public partial ushort Count { get; set; }
            [When(F.A)] public partial byte Late { get; set; }
            [Tail(nameof(Count))] public partial IntegerArray<uint> Rest { get; }
        }

        [VirtioHeader]
        public readonly ref partial struct Masked
        {
            public partial ulong Last { get; set; }
            [When(F.A), Tail(nameof(Last), ElementSize = 3, More = 2)] public partial Span<byte> Rest { get; }
        }

        [VirtioHeader]
        public readonly ref partial struct Open
        {
            public partial byte First { get; set; }
            [Tail, When(F.C)] public partial ReadOnlySpan<byte> Rest { get; }
        }
        """;

    private static readonly GeneratorRun s_others = GeneratorRun.Of(Sample.Compile("Other", [OtherForms], []));

    private static readonly Dictionary<string, DeclaredStructure> s_declared = typeof(NetHeader).Assembly.GetTypes()
        .Concat(s_others.Load().GetTypes())
        .Where(type => type.IsDefined(typeof(VirtioHeaderAttribute)) || type.IsDefined(typeof(VirtioConfigurationAttribute)))
        .ToDictionary(type => type.Name, type => new DeclaredStructure(type));

    private static readonly Dictionary<string, IStructureView> s_views = Views();

    public static TheoryData<string> Structures => [.. s_declared.Keys];

    [Theory, MemberData(nameof(Structures))]
    public void ViewAndReader_Agree(string name) => Check(s_declared[name], name);

    /// <summary>A reader of a structure, which may have mistakes in it.</summary>
    internal static DeclaredStructure NewReader(string name) => new(s_declared[name].Type);

    internal static void Check(DeclaredStructure declared, string name)
    {
        var view = s_views[name];
        Gen.Select(new DeclaredFeatures(declared.Type).Negotiable, Gen.Bool, CutOf(declared), UseOf(declared).Array[1, 12])
            .Sample((features, isBigEndian, cut, uses) =>
            {
                var viewed = new ViewedBytes(view, cut, features, isBigEndian);
                var read = new ReadBytes(declared, cut, features, isBigEndian);
                foreach (var use in uses)
                    Assert.Equal((use, read.Do(use)), (use, viewed.Do(use)));
                Assert.Equal(read.Memory, viewed.Memory);
            }, iter: 500);
    }

    [Theory, MemberData(nameof(Structures))]
    public void Maps_SayWhatTheReaderSays(string name)
    {
        var (declared, view) = (s_declared[name], s_views[name]);
        new DeclaredFeatures(declared.Type).Negotiable.Sample(features =>
        {
            var map = view.MapFor(ViewedBytes.Negotiated(features));
            // A configuration has one map, with every field.
            var size = declared.IsConfiguration ? declared.Size : declared.SizeFor(features);
            Assert.Equal(size, map.Size);
            Assert.Equal(
                declared.Fields.Where(field => field.End <= size || field.Tail is not null).Select(field => (
                    field.Name,
                    field.Tail is null ? field.Offset : size,
                    field.Size,
                    declared.IsConfiguration || field.Condition.Holds(features))),
                map.Fields.Select(field => (field.Name, field.Offset, field.Size, field.IsPresent)));
        }, iter: 50);
    }

    /// <summary>Memory with any content, and where in it the structure's bytes begin and end: often right, often too early.</summary>
    private static Gen<MemoryCut> CutOf(DeclaredStructure declared) =>
        from before in Gen.Int[0, 9]
        from length in Gen.OneOf(Gen.Int[0, declared.Size + 9], Gen.Const(declared.Size))
        from after in Gen.Int[0, 9]
        from content in Gen.Byte.Array[before + length + after]
        select new MemoryCut(content, before, length);

    private static Gen<StructureUse> UseOf(DeclaredStructure declared)
    {
        var integer = Gen.Int[0, declared.Integers.Count - 1];
        var settable = Enumerable.Range(0, declared.Integers.Count).Where(place => declared.Integers[place].HasSetter).ToArray();
        var value = Gen.OneOf(Gen.ULong, Gen.ULong[0, 20]);
        return Gen.OneOf(
            Gen.Const(StructureUse.Clear),
            Gen.Const(StructureUse.Measure),
            integer.Select(StructureUse.Read),
            Gen.Int[0, declared.Fields.Count - 1].Select(StructureUse.Ask),
            Gen.Select(Gen.Int[0, settable.Length - 1], value, (index, written) => StructureUse.Write(settable[index], written)));
    }

    private static Dictionary<string, IStructureView> Views()
    {
        var source = string.Join('\n', s_declared.Values.Select(ViewSource.Of));
        var assembly = GeneratorRun
            .Of(source, s_others.Reference, MetadataReference.CreateFromFile(typeof(IStructureView).Assembly.Location))
            .Load(s_others);
        return s_declared.Values.ToDictionary(
            declared => declared.Type.Name,
            declared => (IStructureView)Activator.CreateInstance(assembly.GetType(ViewSource.NameOf(declared.Type), throwOnError: true)!)!);
    }
}
