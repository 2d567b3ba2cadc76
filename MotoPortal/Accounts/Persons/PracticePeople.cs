using Microsoft.AspNetCore.Identity;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Persons;

/// <summary>The people of practice mode, one for each role. Their password is public, so they cannot exist with a live key.</summary>
internal static class PracticePeople
{
    /// <summary>The password of all practice people.</summary>
    public const string Password = "practice-portal-1";

    public static IReadOnlyList<PracticePerson> All { get; } =
    [
        new("camille@practice.example", "Camille D.", StaffRoles.Clerk),
        new("sam@practice.example", "Sam O.", StaffRoles.Supervisor),
        new("audrey@practice.example", "Audrey L.", StaffRoles.Auditor),
        new("alex@practice.example", "Alex P.", StaffRoles.Admin),
    ];

    // Hashing is slow by design; once per process is enough for a public password.
    private static string? _hash;

    /// <summary>Creates those who are missing.</summary>
    public static async Task SeedAsync(UserManager<PortalUser> people)
    {
        foreach (var person in All)
        {
            if (await people.FindByEmailAsync(person.Email) is null)
            {
                var user =
                    new PortalUser
                    {
                        UserName = person.Email,
                        Email = person.Email,
                        DisplayName = person.DisplayName,
                        IsPractice = true,
                        WorksInAllStores = true,
                    };
                user.PasswordHash = _hash ??= people.PasswordHasher.HashPassword(user, Password);
                Demand(await people.CreateAsync(user));
                Demand(await people.AddToRoleAsync(user, person.Role));
            }
        }
    }

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(
                $"A person for practice could not be made: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}
