namespace LayoutGen.Queues;

/// <summary>Merged framing was asked for where it is not negotiated (virtio 1.4, 2.7.4.3 and 6.3).</summary>
/// <param name="packet">The packet's name.</param>
/// <param name="features">What is negotiated.</param>
public sealed class FramingNotNegotiatedException(string packet, NegotiatedFeatures features) : InvalidOperationException(
    $"Merged framing of {packet} needs free framing, and neither {nameof(Feature)}.{nameof(Feature.Version1)} (bit {(int)Feature.Version1}) " +
    $"nor {nameof(Feature)}.{nameof(Feature.AnyLayout)} (bit {(int)Feature.AnyLayout}) is in the negotiated features {features}. " +
    $"Negotiate one of them, or use separate framing: Open{nameof(Layouts.Framing.Separate)}Queue.");
