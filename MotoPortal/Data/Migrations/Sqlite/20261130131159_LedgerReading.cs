using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LedgerReading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "saved_ledger_filters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    KeptAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_ledger_filters", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_ActorId_Sequence",
                table: "ledger_entries",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_entries_Kind_Sequence",
                table: "ledger_entries",
                columns: new[] { "Kind", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_saved_ledger_filters_PersonId_Address",
                table: "saved_ledger_filters",
                columns: new[] { "PersonId", "Address" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "saved_ledger_filters");

            migrationBuilder.DropIndex(
                name: "IX_ledger_entries_ActorId_Sequence",
                table: "ledger_entries");

            migrationBuilder.DropIndex(
                name: "IX_ledger_entries_Kind_Sequence",
                table: "ledger_entries");
        }
    }
}
