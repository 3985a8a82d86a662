using LayoutGen.Layouts;
using LayoutGen.Memory;

namespace LayoutGen.Generator.Tests.RoundTrips;

/// <summary>
/// The generated view of a structure, which reflection cannot reach because it is a ref struct: <see cref="ViewSource"/> writes this in C#.
/// Integers and fields go by their place among those of the declaration.
/// </summary>
public interface IStructureView
{
    /// <summary>The size with negotiated features.</summary>
    int SizeFor(NegotiatedFeatures features);

    /// <summary>The layout with negotiated features, as data.</summary>
    HeaderMap MapFor(NegotiatedFeatures features);

    /// <summary>Reads an integer.</summary>
    ulong Read(Span<byte> bytes, NegotiatedFeatures features, ByteOrder order, int integer);

    /// <summary>Writes one.</summary>
    void Write(Span<byte> bytes, NegotiatedFeatures features, ByteOrder order, int integer, ulong value);

    /// <summary>Asks whether a field exists and means something.</summary>
    bool Has(Span<byte> bytes, NegotiatedFeatures features, ByteOrder order, int field);

    /// <summary>The size with the tail, as far as it is there; 0 if no field counts a tail.</summary>
    int SizeWithTail(Span<byte> bytes, NegotiatedFeatures features, ByteOrder order);

    /// <summary>Writes reserved bytes as zero.</summary>
    void ClearReserved(Span<byte> bytes, NegotiatedFeatures features, ByteOrder order);
}
