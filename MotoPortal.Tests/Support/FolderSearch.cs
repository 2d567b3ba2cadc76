using System.Text;

namespace MotoPortal.Tests.Support;

/// <summary>Looks for a text in the bytes of a running portal's files.</summary>
internal static class FolderSearch
{
    /// <summary>The files below the folder that contain the text as UTF-8. Fails for a folder without files.</summary>
    public static async Task<IReadOnlyList<string>> FilesWithAsync(string folder, string text)
    {
        while (true)
        {
            try
            {
                return await SearchAsync(folder, Encoding.UTF8.GetBytes(text));
            }
            catch (FileNotFoundException)
            {
                // SQLite moves its log into the database and removes it with its last connection: what was read before may be older.
            }
        }
    }

    private static async Task<IReadOnlyList<string>> SearchAsync(string folder, byte[] text)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        files.ShouldNotBeEmpty();
        List<string> found = [];
        foreach (var file in files)
        {
            // SQLite keeps its files open for writing.
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(text) >= 0)
            {
                found.Add(Path.GetFileName(file));
            }
        }

        return found;
    }
}
