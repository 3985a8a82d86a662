namespace LayoutGen;

/// <summary>
/// What driver and device agreed on (virtio 1.4, 2.2). Only <see cref="FeatureTable.Negotiate"/> and <see cref="FeatureTable.Accept"/>
/// make one; the default value has nothing negotiated, and so proves nothing.
/// </summary>
public readonly record struct NegotiatedFeatures
{
    internal NegotiatedFeatures(FeatureSet bits) => Bits = bits;

    /// <summary>The negotiated feature bits.</summary>
    public FeatureSet Bits { get; }

    /// <summary>
    /// Whether a message may be cut into descriptors in any way (virtio 1.4, 2.7.4 and 2.7.4.3). This member, attributes and body,
    /// is the one definition of the gate for merged framing: opening a queue asks it, and the analyzers read its attributes.
    /// </summary>
    [GuardsFeature(Feature.Version1, IsExact = true), GuardsFeature(Feature.AnyLayout, IsExact = true)]
    public bool HasFreeFraming => Has(Feature.Version1) || Has(Feature.AnyLayout);

    /// <summary>Whether a feature is negotiated.</summary>
    /// <param name="feature">A member of an enum marked <see cref="VirtioFeaturesAttribute"/>.</param>
    /// <typeparam name="TFeature">The feature enum.</typeparam>
    /// <returns>True if the feature is negotiated.</returns>
    public bool Has<TFeature>(TFeature feature)
        where TFeature : unmanaged, Enum => Bits.Has(feature);

    /// <inheritdoc/>
    public override string ToString() => Bits.ToString();
}
