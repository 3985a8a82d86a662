using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>Memory that is used through the generated view.</summary>
internal sealed class ViewedBytes(IStructureView view, MemoryCut cut, FeatureSet features, bool isGuestBigEndian)
{
    private readonly NegotiatedFeatures _features = Negotiated(features);
    private readonly ByteOrder _order = isGuestBigEndian ? ByteOrder.BigEndian : ByteOrder.LittleEndian;

    public byte[] Memory { get; } = [.. cut.Content];

    public static NegotiatedFeatures Negotiated(FeatureSet features) => new FeatureTable([]).Accept(new(features), features);

    /// <summary>Does it, and gives the answer, or the type of the exception.</summary>
    public object Do(StructureUse use)
    {
        var bytes = Memory.AsSpan(cut.Start, cut.Length);
        try
        {
            switch (use.Kind)
            {
                case StructureUseKind.Ask:
                    return view.Has(bytes, _features, _order, use.Place);
                case StructureUseKind.Measure:
                    return view.SizeWithTail(bytes, _features, _order);
                case StructureUseKind.Read:
                    return view.Read(bytes, _features, _order, use.Place);
                case StructureUseKind.Write:
                    view.Write(bytes, _features, _order, use.Place, use.Value);
                    return true;
                default:
                    view.ClearReserved(bytes, _features, _order);
                    return true;
            }
        }
        catch (IndexOutOfRangeException) // A span's way to say what an array of integers says with the argument's name.
        {
            return typeof(ArgumentOutOfRangeException);
        }
        catch (Exception exception) when (exception is ArgumentException or FieldNotNegotiatedException)
        {
            return exception.GetType();
        }
    }
}
