namespace LayoutGen.Benchmarks.Rings;

/// <summary>What contenders do.</summary>
internal enum WorkKind
{
    /// <summary>Buffers go to the device and come back, and nobody looks into them.</summary>
    Ring,

    /// <summary>A device copies packets into a driver's buffers.</summary>
    Receive,

    /// <summary>A device copies packets out of a driver's buffers.</summary>
    Transmit,
}
