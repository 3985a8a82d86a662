namespace LayoutGen.Generator.Parsing;

/// <summary>The runtime library's types that declarations are made of, as metadata names.</summary>
internal static class KnownNames
{
    public const string VirtioHeader = "LayoutGen.VirtioHeaderAttribute";
    public const string VirtioConfiguration = "LayoutGen.VirtioConfigurationAttribute";
    public const string VirtioPacket = "LayoutGen.VirtioPacketAttribute";
    public const string VirtioFeatures = "LayoutGen.VirtioFeaturesAttribute";
    public const string When = "LayoutGen.WhenAttribute";
    public const string WhenNot = "LayoutGen.WhenNotAttribute";
    public const string FixedLength = "LayoutGen.FixedLengthAttribute";
    public const string FixedByteOrder = "LayoutGen.FixedByteOrderAttribute";
    public const string Reserved = "LayoutGen.ReservedAttribute";
    public const string Bits = "LayoutGen.BitsAttribute";
    public const string Overlays = "LayoutGen.OverlaysAttribute";
    public const string Tail = "LayoutGen.TailAttribute";
    public const string Case = "LayoutGen.CaseAttribute";
    public const string Flags = "System.FlagsAttribute";
    public const string IntegerArray = "LayoutGen.Layouts.IntegerArray<T>";
    public const string RequiresFeature = "LayoutGen.RequiresFeatureAttribute";
    public const string GuardsFeature = "LayoutGen.GuardsFeatureAttribute";
    public const string EnsuresFeature = "LayoutGen.EnsuresFeatureAttribute";
    public const string EnsuresFeatureWhen = "LayoutGen.EnsuresFeatureWhenAttribute";
    public const string RenegotiatesFeatures = "LayoutGen.RenegotiatesFeaturesAttribute";
    public const string DeviceReads = "LayoutGen.DeviceReadsAttribute";
    public const string DeviceWrites = "LayoutGen.DeviceWritesAttribute";
    public const string MinimumSize = "LayoutGen.MinimumSizeAttribute";
    public const string ConfiguredSize = "LayoutGen.ConfiguredSizeAttribute";
    public const string ConfiguredMinimum = "LayoutGen.ConfiguredMinimumAttribute";
    public const string InTwoPieces = "LayoutGen.InTwoPiecesAttribute";
    public const string WireOffset = "LayoutGen.WireOffsetAttribute";
    public const string Payload = "LayoutGen.Queues.Payload";
    public const string NegotiatedFeatures = "LayoutGen.NegotiatedFeatures";
    public const string FeatureSet = "LayoutGen.FeatureSet";
    public const string HasFreeFraming = "HasFreeFraming";
}
