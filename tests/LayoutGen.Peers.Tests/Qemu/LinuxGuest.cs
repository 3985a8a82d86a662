namespace LayoutGen.Peers.Tests.Qemu;

/// <summary>
/// A Linux guest with a device for every row of a section, each served by an emulator of its own. It starts when the first row asks, and
/// uses one device after the other.
/// </summary>
internal sealed class LinuxGuest : IDisposable
{
    private const string Mark = "device: ";

    private readonly Dictionary<PeerRow, EmulatorProcess> _emulators = [];
    private readonly Lazy<string> _console;

    /// <param name="rows">The rows.</param>
    /// <param name="serve">Starts the emulator for a row.</param>
    /// <param name="plug">QEMU's arguments for a row's device: where it is served, and its slot on the PCI bus.</param>
    /// <param name="script">What the guest does with a device, in its folder of sysfs.</param>
    public LinuxGuest(
        IReadOnlyList<PeerRow> rows, Func<PeerRow, EmulatorProcess> serve, Func<PeerRow, string, int, string[]> plug, string script) =>
        _console = new(() =>
        {
            foreach (var row in rows)
                _emulators.Add(row, serve(row));
            using var machine = VirtualMachine.OfLinux(
                [.. rows.SelectMany((row, index) => plug(row, _emulators[row].Socket, SlotOf(index)))],
                string.Join('\n',
                    [
                        $"use() {{\n{script}\n}}",
                        .. rows.Select((row, index) =>
                            $"cd /sys/bus/pci/devices/0000:00:{SlotOf(index):x2}.0/virtio*; echo '{Mark}{row.Mode}'; use"),
                    ]),
                processors: rows.Max(row => row.Queues));
            machine.WaitForEnd();
            return machine.Console;
        });

    /// <summary>What served a row's device, and what the guest said while it used it.</summary>
    public (EmulatorProcess Emulator, string Console) Find(PeerRow row)
    {
        var said = _console.Value.Split(Mark).SingleOrDefault(said => said.StartsWith($"{row.Mode}\n", StringComparison.Ordinal));
        Assert.True(said is not null, $"The guest has not used it:\n{_console.Value}");
        return (_emulators[row], said);
    }

    public void Dispose()
    {
        foreach (var emulator in _emulators.Values)
            emulator.Dispose();
    }

    // The first is the host bridge's.
    private static int SlotOf(int index) => index + 1;
}
