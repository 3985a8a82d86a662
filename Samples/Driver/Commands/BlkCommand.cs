using System.CommandLine;
using System.Text;
using Driver.Devices;
using LayoutGen.Devices;

namespace Driver.Commands;

/// <summary>Reads and writes sectors.</summary>
internal sealed class BlkCommand : Command
{
    // virtio 1.4, chapter 5.
    private const int DeviceType = 2;

    private readonly DeviceOptions _device;

    private readonly Option<ulong> _sector = new("--sector") { Description = "The first sector.", HelpName = "N" };

    private readonly Option<int?> _read = new("--read") { Description = "How many sectors to read, into --to.", HelpName = "COUNT" };

    private readonly Option<string?> _to = new("--to") { Description = "Where to write what was read.", HelpName = "FILE" };

    private readonly Option<string?> _write = new("--write")
    {
        Description = "The file whose bytes to write to the device.",
        HelpName = "FILE",
    };

    public BlkCommand()
        : base("blk", "Drive a block device: say its name and size, read and write sectors.")
    {
        _device = new(this, BlkFeature.Table, DeviceType);
        foreach (var option in new Option[] { _sector, _read, _to, _write })
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_read) is null != result.GetResult(_to) is null)
                result.AddError("--read COUNT and --to FILE go together.");
            if (result.GetResult(_read) is { Tokens: [var count] } && !(int.TryParse(count.Value, out var sectors) && sectors > 0))
                result.AddError($"--read cannot be '{count.Value}': give a number of sectors.");
        });
        SetAction(Execute);
    }

    private int Execute(ParseResult arguments)
    {
        var (output, settings) = (arguments.InvocationConfiguration.Output, _device.Settings(arguments));
        var sector = arguments.GetValue(_sector);
        var written = arguments.GetValue(_write) is { } source ? File.ReadAllBytes(source) : null;
        using var transport = _device.Connect(arguments);
        using var driver = new BlkDriver(transport, settings);
        NegotiationReport.Write(output, transport, BlkFeature.Table, driver.Features, settings, driver.Queues);
        var name = Encoding.ASCII.GetString(driver.ReadId()).TrimEnd('\0');
        output.WriteLine($"{name}: {driver.Capacity} sectors of {BlkDriver.SectorSize} bytes");
        if (written is not null)
        {
            driver.Write(sector, written);
            if (driver.Features.Has(BlkFeature.Flush))
                driver.Flush();
            output.WriteLine($"{written.Length} bytes written at sector {sector}");
        }

        if (arguments.GetValue(_read) is { } count)
        {
            File.WriteAllBytes(arguments.GetValue(_to)!, driver.Read(sector, count));
            output.WriteLine($"{count * BlkDriver.SectorSize} bytes read at sector {sector}");
        }

        return 0;
    }
}
