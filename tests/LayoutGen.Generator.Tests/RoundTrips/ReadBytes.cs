using LayoutGen.Layouts;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>Memory that is used by the reader of the declaration.</summary>
internal sealed class ReadBytes(DeclaredStructure declared, MemoryCut cut, FeatureSet features, bool isGuestBigEndian)
{
    /// <summary>Only a legacy interface has the guest's order (virtio 1.4, 2.7.3).</summary>
    private readonly bool _isBigEndian = isGuestBigEndian && !features.Has(Feature.Version1);

    public byte[] Memory { get; } = [.. cut.Content];

    /// <summary>Does it, and gives the answer, or the type of the exception that a view answers with.</summary>
    public object Do(StructureUse use)
    {
        if (cut.Length < declared.SizeFor(features))
            return typeof(ArgumentException);
        var bytes = Memory.AsSpan(cut.Start, cut.Length);
        switch (use.Kind)
        {
            case StructureUseKind.Ask:
                return declared.Has(declared.Fields[use.Place], bytes, features, _isBigEndian);
            case StructureUseKind.Measure:
                return declared.SizeWithTail(bytes, features, _isBigEndian);
            case StructureUseKind.Clear:
                declared.ClearReserved(bytes, features, _isBigEndian);
                return true;
        }

        var integer = declared.Integers[use.Place];
        if (integer.IsInTail)
            bytes = bytes[declared.TailOf(bytes, features, _isBigEndian)];
        return !integer.Condition.Holds(features) ? typeof(FieldNotNegotiatedException)
            : integer.IsInTail && integer.Offset + integer.Size > bytes.Length ? typeof(ArgumentOutOfRangeException)
            : use.Kind == StructureUseKind.Read ? integer.Read(bytes, _isBigEndian)
            : integer.TryWrite(bytes, _isBigEndian, use.Value) ? true : typeof(ArgumentOutOfRangeException);
    }
}
