using LayoutGen.Queues;

namespace Emulator.Serving;

/// <summary>What a device does with the buffers of a queue, each by itself and at once.</summary>
/// <typeparam name="TPacket">What a buffer carries.</typeparam>
internal interface IRequestHandler<TPacket>
    where TPacket : struct, IDevicePacket<TPacket>, allows ref struct
{
    /// <summary>Works on a buffer, which goes back to the driver then. Whatever is in it, nothing is thrown.</summary>
    /// <returns>The bytes that were moved, without headers; null if the request failed.</returns>
    int? Handle(TPacket packet);

    /// <summary>All that was available is handled, or it is the turn of other queues.</summary>
    /// <returns>Whether there is more to do.</returns>
    bool Rest() => false;
}
