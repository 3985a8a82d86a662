using System.ComponentModel;

namespace LayoutGen;

/// <summary>A feature was accepted that must not be (virtio 1.4, 2.2.1). The message names it and what it needs.</summary>
/// <param name="message">What was wrong, and what to do.</param>
public sealed class FeatureNegotiationException(string message) : Exception(message)
{
    /// <summary>What generated code throws where no layout has the negotiated features.</summary>
    /// <param name="declaration">The name of the header or packet.</param>
    /// <param name="features">What is negotiated.</param>
    /// <returns>The exception.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static FeatureNegotiationException NoLayout(string declaration, NegotiatedFeatures features) =>
        new($"No layout of {declaration} has the features {features}: they cannot be negotiated together.");
}
