namespace LayoutGen.Rings;

/// <summary>
/// What both ends of a ring have in common. Neither end ever throws, loops or leaves its memory by what the other end wrote: a
/// violation stops the ring, see <see cref="Fault"/>. A ring serves one thread at a time and allocates nothing. Rings are mutable
/// structures: keep one in a field or local and use it there, a copy would go its own way.
/// </summary>
public interface IRing
{
    /// <summary>Whether the ring, and with it the headers of its buffers, is big-endian: that of a legacy interface can be (virtio 1.4, 2.7.3).</summary>
    static abstract bool IsBigEndian { get; }

    /// <summary>
    /// Why the ring stopped. A stopped ring yields and publishes nothing until queue or device were reset and it is made anew.
    /// </summary>
    RingFault Fault { get; }

    /// <summary>Stops the ring, on behalf of an owner that found what only it can see. The first fault stays.</summary>
    /// <param name="reason">What the other side did.</param>
    /// <param name="detail">The number that the reason speaks of.</param>
    void Break(RingFaultReason reason, long detail);

    /// <summary>
    /// Shows the other side everything that was made available or used since the last call (virtio 1.4, 2.7.13 and 2.7.14).
    /// </summary>
    /// <returns>Whether the other side wants a notification; false if there was nothing new to show.</returns>
    bool Publish();

    /// <summary>
    /// Shows the same to another side that polls, as the caller knows: it wants no notification, so it is not asked, which saves the full
    /// barrier that has to stand before (virtio 1.4, 2.7.13.4.1). One that sleeps is not woken up.
    /// </summary>
    void PublishToPoller();

    /// <summary>
    /// Asks the other side for notifications, and looks again for what it did before it could know (virtio 1.4, 2.7.14).
    /// </summary>
    /// <returns>True if something is waiting already: process it, no notification comes for it.</returns>
    bool EnableNotifications();

    /// <summary>
    /// Tells the other side that notifications are not needed; it may send them still (virtio 1.4, 2.7.7.1 and 2.7.10.2).
    /// </summary>
    void DisableNotifications();
}
