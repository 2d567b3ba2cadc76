using Microsoft.Extensions.Options;

namespace MotoPortal.Shell.Settings;

/// <summary>How many pages may be open at once. Section <c>Portal</c>.</summary>
internal sealed class SocketOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Portal";

    /// <summary>The most sockets of all people together.</summary>
    public int Sockets { get; set; } = 500;

    /// <summary>The most sockets of one person, or of one address without a person.</summary>
    public int SocketsPerPerson { get; set; } = 20;

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<SocketOptions>
    {
        // A page takes about 0.4 MiB of memory, so more than this is a mistyped number.
        private const int Most = 100_000;

        public ValidateOptionsResult Validate(string? name, SocketOptions options)
        {
            List<string> failures = [];
            Check(nameof(Sockets), options.Sockets);
            Check(nameof(SocketsPerPerson), options.SocketsPerPerson);
            return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

            void Check(string key, int value)
            {
                if (value is < 1 or > Most)
                {
                    failures.Add($"{Section}:{key} is {value}; write a whole number from 1 to {Most}.");
                }
            }
        }
    }
}
