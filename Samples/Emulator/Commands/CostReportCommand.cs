using System.CommandLine;
using Emulator.Reporting;

namespace Emulator.Commands;

/// <summary>Writes the page about merging that is part of the project's documentation.</summary>
internal sealed class CostReportCommand : Command
{
    private readonly Argument<string> _folder = new("FOLDER") { Description = "Where to write the page and its picture." };

    public CostReportCommand()
        : base("report", $"Write {CostDocument.FileName} and {CostDocument.PictureName}: when merging pays, and why.")
    {
        Arguments.Add(_folder);
        SetAction(arguments => CostDocument.Write(arguments.GetValue(_folder)!));
    }
}
