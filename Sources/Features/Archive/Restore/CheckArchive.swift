import Kernel
import Seal

/// Reads a whole archive and says of every file that is not the one that was written.
enum CheckArchive {
  static func findings(_ index: ArchiveIndex, in folder: DurableFolder) -> [Finding] {
    signature(of: index, in: folder) + files(index.files, in: folder)
      + index.packs.flatMap { pack in
        PackCheck(folder: folder.folder(pack.folder), name: pack.folder)
          .findings(manifest: pack.manifest.facts)
      }
  }

  /// An index that says that it is signed must be, by the key of the archive that it names. Whose key that is, says whoever
  /// knows the company's: the log, its checkpoints.
  private static func signature(of index: ArchiveIndex, in folder: DurableFolder) -> [Finding] {
    guard let signer = index.signedBy else { return [] }
    guard let key = IndexSignature.key(signer, in: folder),
      let facts = FileFacts(reading: folder.file(ArchiveIndex.fileName)),
      IndexSignature.holds(in: folder, siren: index.siren, index: facts.sha256, by: key)
    else { return [ArchiveFinding.unsigned] }
    return []
  }

  static func files(_ files: [ArchiveIndex.File], in folder: DurableFolder) -> [Finding] {
    files.compactMap { file in
      guard let read = FileFacts(reading: folder.file(file.path)) else {
        return ArchiveFinding.missing(file.path)
      }
      return read == file.facts ? nil : ArchiveFinding.damaged(file.path)
    }
  }
}
