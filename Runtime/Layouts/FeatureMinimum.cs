namespace LayoutGen.Layouts;

/// <summary>The smallest payload that a buffer must be able to hold where features are negotiated.</summary>
/// <param name="Features">The features, all of which must be negotiated.</param>
/// <param name="Bytes">The size in bytes, without any header; 0 waives every minimum.</param>
/// <param name="Since">The first specification that asks for it.</param>
public readonly record struct FeatureMinimum(FeatureSet Features, int Bytes, SpecificationVersion Since = SpecificationVersion.Virtio10);
