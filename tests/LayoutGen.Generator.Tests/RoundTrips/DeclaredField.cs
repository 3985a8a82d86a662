using System.Globalization;
using System.Reflection;
using LayoutGen.Memory;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>A field, as its attributes say it.</summary>
/// <param name="Property">The declared property.</param>
/// <param name="Offset">Where it begins.</param>
/// <param name="Size">How many bytes it takes.</param>
internal sealed record DeclaredField(PropertyInfo Property, int Offset, int Size)
{
    public string Name => Property.Name;

    public int End => Offset + Size;

    public DeclaredCondition Condition { get; } = DeclaredCondition.Of(Property);

    /// <summary>What says that the field has all that follows.</summary>
    public TailAttribute? Tail => Property.GetCustomAttribute<TailAttribute>();

    public bool IsReserved => Property.IsDefined(typeof(ReservedAttribute));

    /// <summary>The structure that the field is; null if it is anything else.</summary>
    public DeclaredStructure? Structure => Property.PropertyType.IsDefined(typeof(VirtioHeaderAttribute)) ? new(Property.PropertyType) : null;

    /// <summary>Whether some of its bytes are reserved.</summary>
    public bool HasReserved => IsReserved || Structure?.Fields.Exists(inner => inner.HasReserved) == true;

    /// <summary>The field that says whether this one means something.</summary>
    public CaseAttribute? Case => Property.GetCustomAttribute<CaseAttribute>();

    /// <summary>Whether a selector's value is one with which the field means something.</summary>
    public bool IsChosenBy(ulong selector, Type type)
    {
        var mask = ulong.MaxValue >> 64 - 8 * DeclaredStructure.SizeOf(type);
        var values = Case!.Values.Select(value => unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture)) & mask);
        return type.IsDefined(typeof(FlagsAttribute)) ? values.Any(value => (selector & value) != 0) : values.Contains(selector);
    }

    /// <summary>All integers in the field's bytes.</summary>
    public IEnumerable<DeclaredInteger> Integers()
    {
        var type = Property.PropertyType;
        bool? order = Property.GetCustomAttribute<FixedByteOrderAttribute>() is { Order: var own } ? own == ByteOrder.BigEndian : null;
        // Of a tail, which may be of any length, the first elements.
        if ((Tail is null ? Property.GetCustomAttribute<FixedLengthAttribute>()?.Count : 4) is { } count)
        {
            var element = type.GenericTypeArguments[0];
            var size = DeclaredStructure.SizeOf(element);
            var start = Tail is null ? Offset : 0;
            return Enumerable.Range(0, count).Select(index => new DeclaredInteger(
                [Name, string.Create(CultureInfo.InvariantCulture, $"[{index}]")], element, start + index * size, size, order, Condition)
            {
                HasSetter = type.GetGenericTypeDefinition() != typeof(ReadOnlySpan<>),
                IsInTail = Tail is not null,
            });
        }

        return DeclaredStructure.IsInteger(type)
            ? [new([Name], type, Offset, Size, order, Condition) { HasSetter = Property.CanWrite, IsReserved = IsReserved }]
            : new DeclaredStructure(type).Integers.Select(inner => inner with
            {
                Path = [Name, .. inner.Path],
                Offset = Offset + inner.Offset,
                Condition = Condition,
            });
    }
}
