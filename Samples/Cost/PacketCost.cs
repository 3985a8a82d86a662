namespace LayoutGen.Cost;

/// <summary>What a packet costs on a link, part by part.</summary>
public readonly record struct PacketCost
{
    /// <summary>The driver tells the device that there are buffers.</summary>
    public LinkTraffic Doorbell { get; init; }

    /// <summary>The device reads the available ring; a packed ring has none.</summary>
    public LinkTraffic Available { get; init; }

    /// <summary>The device reads descriptors of the ring.</summary>
    public LinkTraffic Descriptors { get; init; }

    /// <summary>The device reads an indirect table.</summary>
    public LinkTraffic Table { get; init; }

    /// <summary>The device moves header and frame.</summary>
    public LinkTraffic Payload { get; init; }

    /// <summary>The device writes the used ring, or used descriptors.</summary>
    public LinkTraffic Used { get; init; }

    /// <summary>The device interrupts: a write, as MSI-X has it.</summary>
    public LinkTraffic Interrupt { get; init; }

    /// <summary>
    /// The device reads whether an interrupt is wanted. No part of <see cref="Total"/>: a device may keep what it read, or leave interrupts to
    /// a timer.
    /// </summary>
    public LinkTraffic Suppression { get; init; }

    /// <summary>All of it but <see cref="Suppression"/>.</summary>
    public LinkTraffic Total => Doorbell + Available + Descriptors + Table + Payload + Used + Interrupt;

    /// <summary>Both together, part by part.</summary>
    /// <param name="left">A cost.</param>
    /// <param name="right">Another.</param>
    /// <returns>The sum.</returns>
    public static PacketCost operator +(PacketCost left, PacketCost right) => new()
    {
        Doorbell = left.Doorbell + right.Doorbell,
        Available = left.Available + right.Available,
        Descriptors = left.Descriptors + right.Descriptors,
        Table = left.Table + right.Table,
        Payload = left.Payload + right.Payload,
        Used = left.Used + right.Used,
        Interrupt = left.Interrupt + right.Interrupt,
        Suppression = left.Suppression + right.Suppression,
    };

    /// <summary>The average of several packets' sum.</summary>
    /// <param name="sum">What they cost together.</param>
    /// <param name="packets">How many they are.</param>
    /// <returns>What one costs on average.</returns>
    public static PacketCost operator /(PacketCost sum, double packets) => new()
    {
        Doorbell = sum.Doorbell / packets,
        Available = sum.Available / packets,
        Descriptors = sum.Descriptors / packets,
        Table = sum.Table / packets,
        Payload = sum.Payload / packets,
        Used = sum.Used / packets,
        Interrupt = sum.Interrupt / packets,
        Suppression = sum.Suppression / packets,
    };
}
