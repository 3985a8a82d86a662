using System.Text;
using System.Xml;
using System.Xml.Linq;
using Emulator.Devices;
using Emulator.Drawing;

namespace Emulator.Reporting;

/// <summary>A device's picture as a file: alone, or in a page that a browser shows. Neither needs anything else.</summary>
internal static class LayoutPictureFile
{
    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteSvg(DeviceType device, string path) => Write(path, new(DevicePicture.Draw(device)), isPage: false);

    public static void WriteHtml(DeviceType device, string path)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement("head", new XElement("meta", new XAttribute("charset", "utf-8")), new XElement("title", $"LayoutGen: {device.Name}")),
            new XElement("body", DevicePicture.Draw(device)));
        Write(path, new(new XDocumentType("html", null, null, null), page), isPage: true);
    }

    private static void Write(string path, XDocument document, bool isPage) => OutputFile.Write(path, stream =>
    {
        using var writer = XmlWriter.Create(stream, new() { Encoding = s_encoding, Indent = true, NewLineChars = "\n", OmitXmlDeclaration = isPage });
        document.Save(writer);
    });
}
