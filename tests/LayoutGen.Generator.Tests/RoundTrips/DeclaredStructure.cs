using System.Reflection;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// A reader and writer of a structure's bytes that knows its attributes and nothing of what is generated: places are added up here,
/// and integers are put together byte by byte.
/// </summary>
internal sealed class DeclaredStructure
{
    public DeclaredStructure(Type type)
    {
        Type = type;
        // What the generator marked was a partial property: metadata does not tell otherwise what is a field. The mark is not read.
        var properties = type.GetProperties().OrderBy(property => property.MetadataToken).ToList();
        foreach (var property in properties.Where(property => property.IsDefined(typeof(WireOffsetAttribute))))
        {
            var start = property.IsDefined(typeof(OverlaysAttribute)) ? Fields[^1].Offset : Size;
            Fields.Add(new(property, start, SizeOf(property)));
            Size = Math.Max(Size, Fields[^1].End);
        }

        Integers.AddRange(Fields.SelectMany(field => field.Integers()));
        Integers.AddRange(properties.Where(property => property.IsDefined(typeof(BitsAttribute))).Select(Bits));
    }

    public Type Type { get; }

    public bool IsConfiguration => Type.IsDefined(typeof(VirtioConfigurationAttribute));

    public bool HasCountedTail => Fields[^1].Tail?.Count is not null;

    public List<DeclaredField> Fields { get; } = [];

    public List<DeclaredInteger> Integers { get; } = [];

    /// <summary>The bytes with every field.</summary>
    public int Size { get; }

    public static bool IsInteger(Type type) => SizeOf(type) > 0;

    /// <summary>The bytes of an integer, an enum or a <c>bool</c>; 0 for other types.</summary>
    public static int SizeOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean or TypeCode.Byte or TypeCode.SByte => 1,
        TypeCode.UInt16 or TypeCode.Int16 => 2,
        TypeCode.UInt32 or TypeCode.Int32 => 4,
        TypeCode.UInt64 or TypeCode.Int64 => 8,
        _ => 0,
    };

    /// <summary>The bytes up to the end of the last field that some features provide.</summary>
    public int SizeFor(FeatureSet features) => Fields
        .Where(field => field.Tail is null && field.Condition.Holds(features))
        .Select(field => field.End)
        .DefaultIfEmpty(0)
        .Max();

    /// <summary>Whether a field exists and, as a member of a union, means something, and as a tail is there completely.</summary>
    public bool Has(DeclaredField field, ReadOnlySpan<byte> bytes, FeatureSet features, bool isBigEndian) =>
        field.Condition.Holds(features)
        && (field.Case is null || IsChosen(field, Integer(field.Case.Selector), bytes, isBigEndian))
        && (field.Tail?.Count is null || Counted(field, bytes, isBigEndian) <= bytes.Length - SizeFor(features));

    /// <summary>The bytes behind the fixed ones that belong to the structure: those that are counted, as far as they are there.</summary>
    public Range TailOf(ReadOnlySpan<byte> bytes, FeatureSet features, bool isBigEndian)
    {
        var (start, tail) = (SizeFor(features), Fields[^1]);
        return start..(tail.Tail!.Count is null ? bytes.Length : (int)Math.Min(bytes.Length, start + Counted(tail, bytes, isBigEndian)));
    }

    /// <summary>Where the tail ends; 0 if no field counts one.</summary>
    public int SizeWithTail(ReadOnlySpan<byte> bytes, FeatureSet features, bool isBigEndian) => !HasCountedTail ? 0
        : Fields[^1].Condition.Holds(features) ? TailOf(bytes, features, isBigEndian).End.Value : SizeFor(features);

    public void ClearReserved(Span<byte> bytes, FeatureSet features, bool isBigEndian)
    {
        foreach (var field in Fields.Where(field => field.HasReserved))
        {
            if (!Has(field, bytes, features, isBigEndian))
                continue;
            var own = bytes[field.Offset..field.End];
            if (field.IsReserved)
                own.Clear();
            else
                field.Structure!.ClearReserved(own, features, isBigEndian);
        }
    }

    private static int SizeOf(PropertyInfo property) => property switch
    {
        _ when property.GetCustomAttribute<ReservedAttribute>() is { Bytes: > 0 } reserved => reserved.Bytes,
        _ when property.IsDefined(typeof(TailAttribute)) => 0,
        _ when property.GetCustomAttribute<FixedLengthAttribute>() is { Count: var count } =>
            count * SizeOf(property.PropertyType.GenericTypeArguments[0]),
        _ when IsInteger(property.PropertyType) => SizeOf(property.PropertyType),
        _ => new DeclaredStructure(property.PropertyType).Size,
    };

    /// <summary>The bytes that a tail's count asks for.</summary>
    private decimal Counted(DeclaredField tail, ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        ((decimal)Integer(tail.Tail!.Count!).Read(bytes, isBigEndian) + tail.Tail.More)
        * Math.Max(tail.Tail.ElementSize, SizeOf(tail.Property.PropertyType.GenericTypeArguments[0]));

    private static bool IsChosen(DeclaredField field, DeclaredInteger selector, ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        field.IsChosenBy(selector.Read(bytes, isBigEndian), selector.Type);

    private DeclaredInteger Integer(string field) => Integers.Single(integer => integer.Path is [var name] && name == field);

    private DeclaredInteger Bits(PropertyInfo property)
    {
        var bits = property.GetCustomAttribute<BitsAttribute>()!;
        return Integer(bits.Field) with
        {
            Path = [property.Name],
            Type = property.PropertyType,
            Shift = bits.Shift,
            Width = bits.Width,
            HasSetter = property.CanWrite,
        };
    }
}
