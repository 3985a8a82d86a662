namespace LayoutGen.Queues;

/// <summary>What every transport of a driver can do.</summary>
public static class DriverTransportExtensions
{
    /// <summary>Accepts what the device offers and the driver supports, and tells the device (virtio 1.4, 2.2.1 and 3.1.1).</summary>
    /// <param name="transport">The way to the device.</param>
    /// <param name="table">The features of the device type.</param>
    /// <param name="supported">What the driver supports.</param>
    /// <returns>The negotiated features.</returns>
    /// <exception cref="FeatureNegotiationException">A feature would be accepted without one that it requires.</exception>
    public static NegotiatedFeatures Negotiate(this IDriverTransport transport, FeatureTable table, FeatureSet supported)
    {
        var features = table.Negotiate(transport.Offered, supported);
        transport.Accept(features);
        return features;
    }
}
