namespace LayoutGen;

/// <summary>
/// A call after which other features may be negotiated: a device reset (virtio 1.4, 2.4), or a new negotiation. On a method it is about
/// the object that the method is called on, on a parameter about that argument. The analyzers forget what was proven of it.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class RenegotiatesFeaturesAttribute : Attribute;
