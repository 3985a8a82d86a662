using System.Runtime.InteropServices;
using LayoutGen.Rings;

namespace VhostUser.BackEnd;

/// <summary>A queue that a device works on.</summary>
public interface IServedQueue : IDisposable
{
    /// <summary>Why the queue is broken, if the driver broke it.</summary>
    RingFault Fault { get; }

    /// <summary>Where the device is in the ring.</summary>
    uint Position { get; }

    /// <summary>A file that gives the queue work while it can be read; null if there is none now.</summary>
    SafeHandle? Source => null;

    /// <summary>Works on what is available, but not for ever.</summary>
    /// <returns>Whether to call again without waiting for the driver's next notification.</returns>
    bool Run();
}
