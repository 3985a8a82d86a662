namespace LayoutGen.RingLoop;

/// <summary>A driver and a device with work to do.</summary>
internal interface IBothEnds
{
    /// <summary>The driver's work, in a thread of its own.</summary>
    void Drive(int batch, int operations);

    /// <summary>The device's work, in a thread of its own.</summary>
    void Serve(int batch, int operations);

    /// <summary>The work of both in one thread.</summary>
    void TakeTurns(int batch, int operations);

    /// <exception cref="InvalidOperationException">A ring broke, or something else than the work was done.</exception>
    void Check();
}
