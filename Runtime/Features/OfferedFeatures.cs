namespace LayoutGen;

/// <summary>
/// What a device offers (virtio 1.4, 2.2). An offer proves nothing about a layout: only <see cref="NegotiatedFeatures"/> do.
/// </summary>
/// <param name="Bits">The feature bits as the device shows them.</param>
public readonly record struct OfferedFeatures(FeatureSet Bits)
{
    /// <summary>Whether the device offers a feature.</summary>
    /// <param name="feature">A member of an enum marked <see cref="VirtioFeaturesAttribute"/>.</param>
    /// <typeparam name="TFeature">The feature enum.</typeparam>
    /// <returns>True if the feature is offered.</returns>
    public bool Has<TFeature>(TFeature feature)
        where TFeature : unmanaged, Enum => Bits.Has(feature);

    /// <inheritdoc/>
    public override string ToString() => Bits.ToString();
}
