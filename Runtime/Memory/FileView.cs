using System.IO.MemoryMappedFiles;

namespace LayoutGen.Memory;

/// <summary>A part of a shared file, mapped until it is disposed.</summary>
internal sealed unsafe class FileView : IDisposable
{
    private readonly MemoryMappedViewAccessor _view;

    /// <exception cref="ArgumentException">The file does not have these bytes, or cannot be mapped.</exception>
    public FileView(GuestRegion region)
    {
        try
        {
            // Its capacity is the file's own length: a larger one would make the file grow.
            using var file = MemoryMappedFile.CreateFromFile(
                region.File, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: true);
            _view = file.CreateViewAccessor(checked((long)region.Offset), checked((long)region.Length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException or OverflowException or ObjectDisposedException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"The {region.Length} bytes at offset {region.Offset} of the file for memory at 0x{region.Address:x} " +
                $"cannot be mapped: {exception.Message}",
                nameof(region),
                exception);
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Block = new(start + _view.PointerOffset, region.Address, region.Length);
    }

    public MemoryBlock Block { get; }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
    }
}
