namespace LayoutGen.Benchmarks.Rings;

/// <summary>What was asked for.</summary>
/// <param name="IsQuick">A fraction of the work, in two rounds unless more are asked for.</param>
/// <param name="Only">Words that a work's name must have, all of them.</param>
/// <param name="Rounds">How often everything is run.</param>
/// <param name="DriverCpu">The processor of the driver, and of both in one thread.</param>
/// <param name="DeviceCpu">The processor of the device.</param>
/// <param name="Kernel">The kernel's source, if it is not Debian's package.</param>
/// <param name="Qemu">QEMU's source, with libvhost-user in it.</param>
/// <param name="Json">A file for all samples.</param>
/// <param name="Markdown">A document whose generated block is to be replaced by the tables.</param>
internal sealed record RingsOptions(
    bool IsQuick,
    IReadOnlyList<string> Only,
    int Rounds,
    int DriverCpu,
    int DeviceCpu,
    string? Kernel,
    string? Qemu,
    string? Json,
    string? Markdown)
{
    public bool Wants(RingWork work) => Only.All(word => work.Name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
